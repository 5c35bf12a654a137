using Shuttle.Server.Catalogue;
using static Shuttle.Server.Catalogue.ReceiverRelation;
using static Shuttle.Server.Catalogue.ServiceClass;

namespace Shuttle.Server.Tests.Catalogue;

public class ReceiverPolicyTests
{
    static readonly ServiceClass[] Classes = Enum.GetValues<ServiceClass>();

    [Fact]
    public void The_holder_always_may() =>
        Assert.All(Classes, one => Assert.Equal((true, 0), (ReceiverPolicy.MayReceive(one, new(Holder)).Allowed, ReceiverPolicy.MayReceive(one, new(Holder)).Reasons.Count)));

    [Fact]
    public void A_neighbour_never_may_whatever_is_shown() =>
        Assert.All(Classes, one => Assert.Equal(["receiver-neighbour"], ReceiverPolicy.MayReceive(one, new(Neighbour, true, true, true, true)).Reasons));

    [Fact]
    public void A_family_member_shows_an_id_card_and_stands_in_the_same_family_card()
    {
        Assert.True(ReceiverPolicy.MayReceive(OriginalTravels, new(SameFamilyCard, ShowsIdCard: true, ListedInFamilyCard: true)).Allowed);
        Assert.Equal(["receiver-id-card-missing", "receiver-not-in-family-card"], ReceiverPolicy.MayReceive(OriginalTravels, new(SameFamilyCard)).Reasons);
    }

    [Fact]
    public void A_proxy_brings_the_letter_and_copies_of_both_id_cards()
    {
        Assert.True(ReceiverPolicy.MayReceive(OriginalTravels, new(Proxy, ShowsIdCard: true, HasLetterOfAuthority: true, HasBothIdCopies: true)).Allowed);
        Assert.Equal(["receiver-letter-missing", "receiver-id-copies-missing"], ReceiverPolicy.MayReceive(OriginalTravels, new(Proxy, ShowsIdCard: true)).Reasons);
    }

    [Fact]
    public void The_RT_head_may_take_a_printed_e_document_but_no_original()
    {
        Assert.True(ReceiverPolicy.MayReceive(EDocument, new(RtHead, ShowsIdCard: true)).Allowed);
        Assert.Equal(["receiver-rt-head"], ReceiverPolicy.MayReceive(OriginalTravels, new(RtHead, ShowsIdCard: true)).Reasons);
    }

    [Fact]
    public void A_new_id_card_should_go_to_its_holder_though_the_family_may_take_it()
    {
        var verdict = ReceiverPolicy.MayReceive(BiometricPresence, new(SameFamilyCard, ShowsIdCard: true, ListedInFamilyCard: true));
        Assert.Equal((true, "receiver-holder-preferred"), (verdict.Allowed, Assert.Single(verdict.Reasons)));
    }

    [Fact]
    public void A_service_may_be_stricter_than_its_class()
    {
        var digitalId = CatalogueJson.Shipped.Services.Single(service => service.Code == "IKD-AKTIF");
        var verdict = ReceiverPolicy.MayReceive(digitalId, new(SameFamilyCard, ShowsIdCard: true, ListedInFamilyCard: true));
        Assert.Equal((false, "receiver-not-on-list"), (verdict.Allowed, Assert.Single(verdict.Reasons)));
    }
}
