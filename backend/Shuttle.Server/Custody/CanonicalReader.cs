using Shuttle.Server.Requests;
using System.Buffers.Binary;
using System.Text;
using Shuttle.Contracts;

namespace Shuttle.Server.Custody;

public static partial class CanonicalForm
{
    // Strict: every content has exactly one reading and every reading exactly one content.
    ref struct CanonicalReader(ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> rest = rest;

        public Handover Handover() => new()
        {
            Id = Id(),
            RequestId = Id(),
            Items = Items(),
            From = Flag() ? Holder() : null,
            To = Holder(),
            Seal = Text(),
            Proofs = Proofs(),
            Giver = Party(),
            Receiver = Party(),
            Point = Flag() ? new GeoPoint(Number() / DegreeUnits, Number() / DegreeUnits) : null,
            Place = Text(),
            DeviceTime = Time(),
        };

        public DateTimeOffset Time()
        {
            try
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(Number());
            }
            catch (ArgumentOutOfRangeException)
            {
                throw new FormatException("content: a time is out of range.");
            }
        }

        public long Number() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

        public byte[] Bytes(int count) => Take(count).ToArray();

        public string? Text()
        {
            var length = Count(allowAbsent: true);
            try
            {
                return length < 0 ? null : Utf8.GetString(Take(length));
            }
            catch (DecoderFallbackException)
            {
                throw new FormatException("content: a text is not UTF-8.");
            }
        }

        public readonly void End()
        {
            if (!rest.IsEmpty) throw new FormatException($"content: {rest.Length} bytes too many.");
        }

        HandoverItem[] Items()
        {
            var items = new HandoverItem[Count()];
            for (var i = 0; i < items.Length; i++) items[i] = new(Id(), Required(), Required());
            return items;
        }

        HandoverProof[] Proofs()
        {
            var proofs = new HandoverProof[Count()];
            for (var i = 0; i < proofs.Length; i++) proofs[i] = new(Required(), Required());
            return proofs;
        }

        Holder Holder() => Custody.Holder.From((HolderKind)checked((int)Number()), Text());

        Party Party() => new(Required(), Required(), Flag() ? Id() : null);

        Guid Id() => new(Take(16), bigEndian: true);

        string Required() => Text() ?? throw new FormatException("content: a text is absent where it must be present.");

        bool Flag() => Take(1)[0] switch
        {
            0 => false,
            1 => true,
            var other => throw new FormatException($"content: flag is {other}."),
        };

        int Count(bool allowAbsent = false)
        {
            var count = BinaryPrimitives.ReadInt32BigEndian(Take(4));
            // No entry is shorter than a byte: a count beyond the rest is nonsense and must not allocate.
            return count >= (allowAbsent ? -1 : 0) && count <= rest.Length ? count : throw new FormatException($"content: count {count}.");
        }

        ReadOnlySpan<byte> Take(int count)
        {
            if (count > rest.Length) throw new FormatException("content: ends too early.");
            var taken = rest[..count];
            rest = rest[count..];
            return taken;
        }
    }
}
