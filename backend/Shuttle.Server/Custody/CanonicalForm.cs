using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Shuttle.Server.Custody;

/// <summary>
/// The one way to write a hand-over as bytes, so that its hash can be recomputed by anybody in any language, years later.
/// <code>
/// number  8 bytes, big-endian, two's complement          guid  16 bytes in the order of its text
/// text    number of UTF-8 bytes (4 bytes, big-endian), then the bytes; length -1 means absent
/// list    count (4 bytes), then the entries              flag  1 byte, 0 or 1, before what may be absent
///
/// content = text "shuttle-custody-1", body, number server time, number sequence, 32 bytes previous hash
/// body    = guid id, guid request, list of (guid item, text name, text condition), flag holder from, holder to, text seal,
///           list of (text kind, text value), party giver, party receiver, flag (number lon, number lat), text place, number device time
/// holder  = number kind, text who                        party = text name, text relation, flag guid account
/// times are Unix milliseconds; lon and lat are degrees × 10⁷, rounded; hash = SHA-256(content)
/// </code>
/// </summary>
public static partial class CanonicalForm
{
    const string Magic = "shuttle-custody-1";
    const double DegreeUnits = 1e7;
    const int HashBytes = 32;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The previous hash of the first link.</summary>
    public static byte[] NoHash => new byte[HashBytes];

    /// <summary>SHA-256 of content.</summary>
    public static byte[] Hash(byte[] content) => SHA256.HashData(content);

    /// <summary>What two messages about the same hand-over have in common: everything but the server's own words.</summary>
    public static byte[] Body(Handover handover)
    {
        using var bytes = new MemoryStream();
        WriteBody(bytes, handover);
        return bytes.ToArray();
    }

    /// <summary>The content of a link.</summary>
    public static byte[] Of(Handover handover, DateTimeOffset serverTime, int sequence, byte[] previousHash)
    {
        using var bytes = new MemoryStream();
        Write(bytes, Magic);
        WriteBody(bytes, handover);
        Write(bytes, serverTime.ToUnixTimeMilliseconds());
        Write(bytes, (long)sequence);
        bytes.Write(previousHash);
        return bytes.ToArray();
    }

    /// <summary>Reads a stored link without judging it; throws <see cref="FormatException"/> when the bytes are not canonical.</summary>
    public static CustodyLink Read(StoredLink stored)
    {
        var reader = new CanonicalReader(stored.Content);
        if (reader.Text() != Magic) throw new FormatException("content: does not begin with " + Magic + ".");
        var link = new CustodyLink(reader.Handover(), reader.Time(), checked((int)reader.Number()), reader.Bytes(HashBytes), stored.Hash);
        reader.End();
        return link;
    }

    /// <summary>The hand-over as it will be read back: times to the millisecond, places to 10⁻⁷ degrees.</summary>
    public static Handover AsStored(Handover handover) => new CanonicalReader(Body(handover)).Handover();

    /// <summary>False for a text with a lone surrogate: it has no UTF-8 and therefore no bytes to hash.</summary>
    public static bool CanWrite(string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }
        return true;
    }

    static void WriteBody(MemoryStream bytes, Handover handover)
    {
        Write(bytes, handover.Id);
        Write(bytes, handover.RequestId);
        WriteCount(bytes, handover.Items.Count);
        foreach (var item in handover.Items)
        {
            Write(bytes, item.ItemId);
            Write(bytes, item.Name);
            Write(bytes, item.Condition);
        }
        if (WriteFlag(bytes, handover.From is not null)) Write(bytes, handover.From!);
        Write(bytes, handover.To);
        Write(bytes, handover.Seal);
        WriteCount(bytes, handover.Proofs.Count);
        foreach (var proof in handover.Proofs)
        {
            Write(bytes, proof.Kind);
            Write(bytes, proof.Value);
        }
        Write(bytes, handover.Giver);
        Write(bytes, handover.Receiver);
        if (WriteFlag(bytes, handover.Point is not null))
        {
            Write(bytes, (long)Math.Round(handover.Point!.Value.Lon * DegreeUnits));
            Write(bytes, (long)Math.Round(handover.Point!.Value.Lat * DegreeUnits));
        }
        Write(bytes, handover.Place);
        Write(bytes, handover.DeviceTime.ToUnixTimeMilliseconds());
    }

    static void Write(MemoryStream bytes, Holder holder)
    {
        Write(bytes, (long)holder.Kind);
        Write(bytes, holder.Who);
    }

    static void Write(MemoryStream bytes, Party party)
    {
        Write(bytes, party.Name);
        Write(bytes, party.Relation);
        if (WriteFlag(bytes, party.AccountId is not null)) Write(bytes, party.AccountId!.Value);
    }

    static void Write(MemoryStream bytes, Guid id) => bytes.Write(id.ToByteArray(bigEndian: true));

    static void Write(MemoryStream bytes, string? text)
    {
        var encoded = text is null ? [] : Utf8.GetBytes(text);
        WriteCount(bytes, text is null ? -1 : encoded.Length);
        bytes.Write(encoded);
    }

    static void Write(MemoryStream bytes, long number)
    {
        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(buffer, number);
        bytes.Write(buffer);
    }

    static void WriteCount(MemoryStream bytes, int count)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(buffer, count);
        bytes.Write(buffer);
    }

    static bool WriteFlag(MemoryStream bytes, bool present)
    {
        bytes.WriteByte(present ? (byte)1 : (byte)0);
        return present;
    }
}
