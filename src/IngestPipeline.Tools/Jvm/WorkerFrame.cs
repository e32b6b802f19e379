using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace IngestPipeline.Tools.Jvm;

/// <summary>What a frame is for. The numbers are the protocol's (see src/jvm/README.md).</summary>
internal enum FrameKind : byte
{
    Hello = 0,
    Request = 1,
    Cancel = 2,
    Part = 3,
    End = 4,
    Error = 5,
}

/// <summary>
/// A part of an answer: a small JSON header and bytes. On the wire: length of the rest (int32), request (int32), kind (byte), length of
/// the header (int32), header (UTF-8), bytes; big endian.
/// </summary>
public sealed class WorkerFrame
{
    internal const int Prefix = 9;
    internal const int MaximumLength = 256 << 20;

    private readonly byte[] _payload;
    private readonly int _bodyStart;

    internal WorkerFrame(byte[] payload)
    {
        _payload = payload;
        var header = payload.Length < Prefix ? -1 : BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(5));
        if (header < 0 || header > payload.Length - Prefix)
        {
            throw new InvalidDataException("a frame is shorter than its header says");
        }

        _bodyStart = Prefix + header;
    }

    internal int Request => BinaryPrimitives.ReadInt32BigEndian(_payload);

    internal FrameKind Kind => (FrameKind)_payload[4];

    /// <summary>UTF-8 JSON; empty when the answer has none.</summary>
    public ReadOnlyMemory<byte> Header => _payload.AsMemory(Prefix, _bodyStart - Prefix);

    public ReadOnlyMemory<byte> Body => _payload.AsMemory(_bodyStart);

    public string HeaderText => Encoding.UTF8.GetString(Header.Span);

    /// <summary>The header parsed anew; <c>{}</c> when there is none.</summary>
    public JsonElement ParseHeader()
    {
        using var document = JsonDocument.Parse(Header.IsEmpty ? "{}"u8.ToArray() : Header);
        return document.RootElement.Clone();
    }

    internal static byte[] Encode(int request, FrameKind kind, ReadOnlySpan<byte> header, ReadOnlySpan<byte> body)
    {
        var frame = new byte[4 + Prefix + header.Length + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - 4);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), request);
        frame[8] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(9), header.Length);
        header.CopyTo(frame.AsSpan(4 + Prefix));
        body.CopyTo(frame.AsSpan(4 + Prefix + header.Length));
        return frame;
    }

    /// <summary>The next frame; null when the pipe ends between frames.</summary>
    internal static async Task<WorkerFrame?> Read(Stream stream)
    {
        var length = new byte[4];
        var count = await stream.ReadAtLeastAsync(length, 4, throwOnEndOfStream: false);
        if (count == 0)
        {
            return null;
        }

        var size = count < 4 ? -1 : BinaryPrimitives.ReadInt32BigEndian(length);
        if (size is < Prefix or > MaximumLength)
        {
            throw new InvalidDataException($"a frame of {size} bytes");
        }

        var payload = GC.AllocateUninitializedArray<byte>(size);
        await stream.ReadExactlyAsync(payload);
        return new WorkerFrame(payload);
    }
}
