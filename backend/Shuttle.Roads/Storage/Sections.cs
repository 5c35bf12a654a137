using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Shuttle.Roads.Storage;

/// <summary>Writes arrays one after another: length, then the elements as they lie in memory.</summary>
internal sealed class SectionWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);

    public ReadOnlySpan<byte> ToSpan() => _buffer.WrittenSpan;

    public void Array<T>(ReadOnlySpan<T> items) where T : unmanaged
    {
        Number(items.Length);
        _buffer.Write(MemoryMarshal.AsBytes(items));
    }

    public void Array<T>(T[] items) where T : unmanaged => Array<T>(items.AsSpan());

    public void Strings(IReadOnlyList<string> items)
    {
        Array(items.Select(Encoding.UTF8.GetByteCount).ToArray());
        foreach (var item in items) _buffer.Write(Encoding.UTF8.GetBytes(item));
    }

    private void Number(int value)
    {
        MemoryMarshal.Write(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }
}

/// <summary>Reads what <see cref="SectionWriter"/> wrote, in the same order.</summary>
internal sealed class SectionReader(byte[] bytes, int position)
{
    private int _position = position;

    public T[] Array<T>() where T : unmanaged
    {
        var count = MemoryMarshal.Read<int>(Take(4));
        return MemoryMarshal.Cast<byte, T>(Take(checked(count * System.Runtime.CompilerServices.Unsafe.SizeOf<T>()))).ToArray();
    }

    public string[] Strings() => System.Array.ConvertAll(Array<int>(), length => length == 0 ? "" : Encoding.UTF8.GetString(Take(length)));

    private ReadOnlySpan<byte> Take(int count)
    {
        var span = bytes.AsSpan(_position, count);
        _position += count;
        return span;
    }
}
