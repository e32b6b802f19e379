using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Writes closing, recipients and signature.</summary>
internal sealed class EndWriter(Setting setting, Genre genre, Typography type, Chance chance, List<DraftLine> lines)
{
    public void Closing()
    {
        if (genre.IsEnacted || !chance.Odds(0.85))
        {
            return;
        }

        var text = setting.Write(genre.Key is "dispatch" or "proposal" or "report" ? "closing." + genre.Key : "closing.other");
        text = text.TrimEnd('.') + chance.Pick("./.", "./.", ".", "/.");
        lines.Add(new DraftLine(BlockKind.Closing, text, type.Body(text)));
        if (chance.Odds(0.12))
        {
            var also = setting.Write("closing.also");
            lines.Add(new DraftLine(BlockKind.Closing, also, type.Body(also) with { Italic = also[0] == '(' }));
        }
    }

    public DocumentMetadata Back(DocumentMetadata metadata)
    {
        var kind = chance.Share();
        if (kind < 0.04)
        {
            return metadata;
        }

        var (recipients, names) = chance.Odds(0.92) && genre.Key is not "minutes" ? Recipients() : ([], []);
        var (signature, signer) = chance.Odds(0.95) ? genre.Key is "minutes" && chance.Odds(0.7) ? Minutes() : Signature() : ([], null);
        if (kind < 0.74)
        {
            lines.AddRange(recipients);
            lines.AddRange(signature);
        }
        else if (kind < 0.88)
        {
            lines.AddRange(signature);
            lines.AddRange(recipients);
        }
        else
        {
            Beside(recipients, signature);
        }

        return metadata with { Recipients = names, Signer = signer };
    }

    /// <summary>The two columns run together line by line where a tab parts them.</summary>
    private void Beside(List<DraftLine> recipients, List<DraftLine> signature)
    {
        for (var i = 0; i < Math.Max(recipients.Count, signature.Count); i++)
        {
            if (i >= recipients.Count || i >= signature.Count)
            {
                lines.Add(i < recipients.Count ? recipients[i] : signature[i]);
                continue;
            }

            lines.Add(recipients[i] with
            {
                Text = $"{recipients[i].Text} {signature[i].Text}",
                Style = recipients[i].Style with { Column = Column.Full, ListItem = false, Bold = false, Alignment = Alignment.Left, Indent = 0 },
                Rest = BlockKind.Signature,
                RestStart = recipients[i].Text.Length + 1,
            });
        }
    }

    private (List<DraftLine> Lines, ImmutableArray<string> Names) Recipients()
    {
        var style = type.InColumn(Column.Left, false, false, -2) with { Alignment = Alignment.Left };
        var found = new List<DraftLine> { new(BlockKind.Recipients, chance.Pick("Nơi nhận:", "Nơi nhận:", "Nơi nhận :", "Nơi nhận"), style with { Bold = type.Bolds, Italic = true }) };
        var names = new List<string> { setting.Write(genre.IsEnacted ? "recipient.article" : "recipient.first") };
        var count = chance.Between(1, 7);
        for (var i = 0; i < count; i++)
        {
            names.Add(setting.Write("recipient"));
        }

        names = [.. names.Distinct(), setting.Write("recipient.file")];
        var dash = chance.Pick("- ", "- ", "- ", "- ", "-", "– ", "+ ", "");
        var stop = chance.Odds(0.85);
        for (var i = 0; i < names.Count; i++)
        {
            var text = dash + names[i] + (stop ? i == names.Count - 1 ? "." : ";" : "");
            foreach (var part in FrontWriter.Wrap(text, chance.Odds(0.4) ? 38 : 200))
            {
                found.Add(new DraftLine(BlockKind.Recipients, part, style with { ListItem = part == text && dash.Length > 0 }));
            }
        }

        return (found, [.. names]);
    }

    /// <summary>Secretary and chairman side by side.</summary>
    private (List<DraftLine> Lines, Signer Signer) Minutes()
    {
        var (left, right) = (type.InColumn(Column.Left, true), type.InColumn(Column.Right, true));
        var (title, name) = (chance.Pick("CHỦ TRÌ", "CHỦ TỌA", "TM. ĐOÀN KIỂM TRA", "CHỦ TRÌ CUỘC HỌP"), setting.Person());
        return ([
            new DraftLine(BlockKind.Signature, chance.Pick("THƯ KÝ", "NGƯỜI GHI BIÊN BẢN", "ĐẠI DIỆN ĐƠN VỊ"), left), new DraftLine(BlockKind.Signature, setting.Person(), left),
            new DraftLine(BlockKind.Signature, title, right), new DraftLine(BlockKind.Signature, name, right),
        ], new Signer(null, title, name));
    }

    private (List<DraftLine> Lines, Signer Signer) Signature()
    {
        var body = setting.Body;
        var own = chance.Odds(0.4);
        var authorities = new List<string>();
        if (body.Authority is { } collective && (genre.Key is not "notice" || chance.Odds(0.7)))
        {
            authorities.Add(collective);
        }

        var (head, deputy) = (body.Head, body.Deputy);
        var title = head;
        if (!own)
        {
            if (!body.IsParty && chance.Odds(0.15))
            {
                authorities = [$"TL. {head}"];
                title = setting.Write("signer.office").ToUpperInvariant();
            }
            else if (body.IsParty)
            {
                title = deputy;
            }
            else
            {
                authorities.Add(chance.Pick("KT. ", "KT. ", "KT.", "KT/") + head);
                title = deputy;
            }
        }
        else if (chance.Odds(0.04))
        {
            title = "Q. " + head;
        }

        var name = (chance.Odds(0.08) ? chance.Pick("TS. ", "ThS. ", "BS. ") : "") + setting.Person();
        var style = type.InColumn(Column.Right, true);
        var found = authorities.Append(title).Select(t => new DraftLine(BlockKind.Signature, t, style)).ToList();
        if (chance.Odds(0.15))
        {
            found.Add(new DraftLine(BlockKind.Signature, chance.Pick("(Đã ký)", "(đã ký)", "Đã ký", "(Ký tên, đóng dấu)", "(Đã ký và đóng dấu)"), style with { Bold = false, Italic = chance.Odds(0.5) }));
        }

        found.Add(new DraftLine(BlockKind.Signature, name, style));
        if (chance.Odds(0.04))
        {
            found.AddRange([new DraftLine(BlockKind.Signature, setting.Write("signer.office").ToUpperInvariant(), style with { Column = Column.Left }), new DraftLine(BlockKind.Signature, setting.Person(), style with { Column = Column.Left })]);
        }

        return (found, new Signer(authorities.Count == 0 ? null : string.Join("; ", authorities), title, name));
    }
}
