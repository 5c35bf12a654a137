using System.Buffers.Binary;
using Shuttle.Contracts;
using Shuttle.Server.Custody;

namespace Shuttle.Server.Tests.Custody;

public class HandOverCodeTests
{
    static readonly CodeCheck Check = CodeCheck.For("042137", [1, 2, 3, 4], iterations: 10, attempts: 3);

    static byte[] Bytes(params uint[] numbers)
    {
        var bytes = new byte[numbers.Length * 4];
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), numbers[i]);
        return bytes;
    }

    [Fact]
    public void A_code_is_the_number_modulo_a_million_with_its_zeros() =>
        Assert.Equal(["000000", "000042", "999999"], new uint[] { 0, 3_000_042, 1_999_999 }.Select(number => HandOverCode.FromRandom(Bytes(number))));

    [Fact]
    public void Numbers_that_would_favour_small_codes_are_skipped()
    {
        // 4294 × 1 000 000 is the last fair bound below 2³²: from it on, codes 0–967295 would come once more often than the others.
        Assert.Equal("999999", HandOverCode.FromRandom(Bytes(4_293_999_999)));
        Assert.Equal("000007", HandOverCode.FromRandom(Bytes(4_294_000_000, uint.MaxValue, 7)));
        Assert.Throws<ArgumentException>(() => HandOverCode.FromRandom(Bytes(uint.MaxValue)));
        Assert.Throws<ArgumentException>(() => HandOverCode.FromRandom([1, 2, 3]));
    }

    [Fact]
    public void All_ten_digits_come_equally_often_in_all_six_places()
    {
        var random = new Random(1);
        var bytes = new byte[HandOverCode.RandomBytes];
        var counts = new int[6, 10];
        for (var i = 0; i < 60_000; i++)
        {
            random.NextBytes(bytes);
            var code = HandOverCode.FromRandom(bytes);
            for (var place = 0; place < 6; place++) counts[place, code[place] - '0']++;
        }
        // 6000 expected, standard deviation 73; the seed is fixed.
        Assert.All(counts.Cast<int>(), count => Assert.InRange(count, 5700, 6300));
    }

    [Fact]
    public void The_right_code_is_accepted_with_or_without_a_space() =>
        Assert.Equal(new CodeTry(true, null, 1, 2), CodeTry.Judge(Check, 1, "042 137"));

    [Fact]
    public void Tries_run_out_and_then_even_the_right_code_is_refused()
    {
        Assert.Equal(new CodeTry(false, "code-wrong", 1, 2), CodeTry.Judge(Check, 0, "042138"));
        Assert.Equal(new CodeTry(false, "code-locked", 3, 0), CodeTry.Judge(Check, 2, "042138"));
        Assert.Equal(new CodeTry(false, "code-locked", 3, 0), CodeTry.Judge(Check, 3, "042137"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("42137")]
    [InlineData("04213a")]
    [InlineData("٠٤٢١٣٧")]
    public void What_is_no_code_at_all_costs_no_try(string? text) =>
        Assert.Equal(new CodeTry(false, "code-shape", 2, 1), CodeTry.Judge(Check, 2, text));
}
