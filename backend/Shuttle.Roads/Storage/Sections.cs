using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Shuttle.Roads.Storage;

/// <summary>Writes arrays one after another, the number of elements and then the elements as they lie in memory.</summary>
internal sealed class SectionWriter(Stream stream)
{
    /// <summary>CRC-32C of all that was written.</summary>
    public uint Checksum { get; private set; }

    public void Array<T>(T[] items) where T : unmanaged
    {
        var count = items.Length;
        Bytes(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in count)));
        Bytes(MemoryMarshal.AsBytes(items.AsSpan()));
    }

    public void Strings(IReadOnlyList<string> items)
    {
        Array(items.Select(Encoding.UTF8.GetByteCount).ToArray());
        foreach (var item in items) Bytes(Encoding.UTF8.GetBytes(item));
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        Checksum = Crc.Add(Checksum, bytes);
    }
}

/// <summary>Reads what <see cref="SectionWriter"/> wrote, in the same order, straight into the arrays.</summary>
/// <exception cref="InvalidDataException">A length does not fit into what is left.</exception>
internal sealed class SectionReader(Stream stream, long length)
{
    private long _left = length;

    public uint Checksum { get; private set; }

    public T[] Array<T>() where T : unmanaged
    {
        var count = 0;
        Bytes(MemoryMarshal.AsBytes(new Span<int>(ref count)));
        // The checksum comes last, so no length is believed before.
        if (count < 0 || (long)count * Unsafe.SizeOf<T>() > _left) throw new InvalidDataException($"a length of {count} does not fit");
        var items = GC.AllocateUninitializedArray<T>(count);
        Bytes(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }

    public string[] Strings()
    {
        var lengths = Array<int>();
        if (lengths.Any(n => n < 0) || lengths.Sum(n => (long)n) > _left) throw new InvalidDataException("a length of text does not fit");
        return System.Array.ConvertAll(lengths, n =>
        {
            var bytes = new byte[n];
            Bytes(bytes);
            return n == 0 ? "" : Encoding.UTF8.GetString(bytes);
        });
    }

    private void Bytes(Span<byte> bytes)
    {
        stream.ReadExactly(bytes);
        _left -= bytes.Length;
        Checksum = Crc.Add(Checksum, bytes);
    }
}

internal static class Crc
{
    /// <summary>Goes on from an earlier checksum; the same bytes in other portions give another one.</summary>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var crc = ~checksum;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }
}
