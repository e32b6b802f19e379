namespace IngestPipeline.Tools.Pdf;

/// <summary>Reads LEB128 varints, zigzag for signed ones, from the body of a frame.</summary>
internal ref struct BodyReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public int Unsigned()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (_at >= _bytes.Length)
            {
                throw new InvalidDataException("a page frame is cut off");
            }

            var next = _bytes[_at++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)value;
            }
        }

        throw new InvalidDataException("a number in a page frame is too long");
    }

    public int Signed()
    {
        var value = (uint)Unsigned();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    /// <summary>A count of things that take at least a byte each: never more than there are bytes.</summary>
    public int Count()
    {
        var count = Unsigned();
        return count >= 0 && count <= _bytes.Length - _at ? count : throw new InvalidDataException("a page frame counts more than it holds");
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > _bytes.Length - _at)
        {
            throw new InvalidDataException("a page frame is cut off");
        }

        _at += count;
        return _bytes.Slice(_at - count, count);
    }
}
