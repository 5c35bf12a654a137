using Shuttle.Server.Platform;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Platform;

public sealed class SignedLinksTests
{
    private readonly SetClock _clock = new(ServerHost.MondayMorning);
    private readonly Guid _subject = Guid.CreateVersion7();

    private SignedLinks Links => new(new PersonalData(new byte[32]), _clock);

    [Fact]
    public void A_link_speaks_for_its_subject_until_its_moment()
    {
        var link = Links.Make("attestation", _subject, ServerHost.MondayMorning.AddHours(1));
        Assert.Equal((LinkStanding.Good, _subject), Links.Read("attestation", link));
        _clock.Set(ServerHost.MondayMorning.AddHours(1));
        Assert.Equal(LinkStanding.Expired, Links.Read("attestation", link).Standing);
    }

    [Fact]
    public void A_link_of_another_purpose_or_with_a_later_end_is_wrong()
    {
        var link = Links.Make("attestation", _subject, ServerHost.MondayMorning.AddHours(1));
        Assert.Equal(LinkStanding.Wrong, Links.Read("kiosk", link).Standing);
        var parts = link.Split('.');
        Assert.Equal(LinkStanding.Wrong, Links.Read("attestation", $"{parts[0]}.{long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) + 9999}.{parts[2]}").Standing);
        Assert.All(new[] { null, "", "x", "a.b.c" }, text => Assert.Equal(LinkStanding.Wrong, Links.Read("attestation", text).Standing));
    }
}
