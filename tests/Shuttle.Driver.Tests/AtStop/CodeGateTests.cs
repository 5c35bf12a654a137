using Shuttle.Contracts;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.AtStop;

public sealed class CodeGateTests : IDisposable
{
    readonly TestDevice device = new(new Uri("http://127.0.0.1:1/"), new ManualTime(Sheets.Morning), new Random(1));
    readonly RunStop stop = Sheets.Stop(1, StopKind.Collect);

    public void Dispose() => device.Dispose();

    string? Try(string code) => device.App.Codes.Try(stop, code).Refusal?.Code;

    [Fact]
    public void The_right_code_is_the_proof()
    {
        var (proof, refusal) = device.App.Codes.Try(stop, "100 001");
        Assert.Null(refusal);
        Assert.Equal(new Proof(ProofKind.Code, "100001"), proof);
        Assert.Equal(5, device.App.Codes.TriesLeft(stop));
    }

    [Fact]
    public void After_five_wrong_codes_even_the_right_one_is_refused_and_a_restart_helps_nobody()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("code-wrong", Try("999999"));
            device.Restart();
        }
        Assert.Equal("code-locked", Try("999999"));
        device.Restart();
        Assert.Equal("code-locked", Try("100001"));
        Assert.Equal(0, device.App.Codes.TriesLeft(stop));
    }

    [Fact]
    public void A_power_cut_while_the_code_is_checked_costs_the_try_at_most_once_and_never_gives_one()
    {
        for (var n = 1; n <= 3; n++)
        {
            var before = device.App.Codes.TriesLeft(stop)!.Value;
            device.CutPowerIn(n);
            try
            {
                Try("999999");
            }
            catch (PowerCutException)
            {
            }
            device.Restart();
            Assert.InRange(device.App.Codes.TriesLeft(stop)!.Value, before - 1, before);
        }
        Assert.True(device.App.Codes.TriesLeft(stop) < 5);
    }

    [Fact]
    public void A_slip_of_the_thumb_is_not_a_try()
    {
        Assert.Equal("code-six-digits", Try("12345"));
        Assert.Equal("code-six-digits", Try("12345a"));
        Assert.Equal(5, device.App.Codes.TriesLeft(stop));
    }

    [Fact]
    public void A_stop_without_a_code_says_so() =>
        Assert.Equal("code-not-used", device.App.Codes.Try(stop with { Code = null }, "100001").Refusal!.Code);
}
