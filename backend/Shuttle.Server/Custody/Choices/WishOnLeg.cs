using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Choices;

/// <summary>What a wish makes of the return leg.</summary>
public static class WishOnLeg
{
    /// <summary>
    /// Moves a return leg to the place of the wish. For the district's own counter nothing is carried: the leg goes, and the papers wait until
    /// they are fetched.
    /// </summary>
    public static void ApplyTo(this DeliveryWish wish, Leg leg, ServicePoint? point)
    {
        (leg.Place, leg.PlaceName) = wish.Place is DeliveryPlace.RwPost or DeliveryPlace.KelurahanOffice && point is not null ? (point.Point, $"{point.Name}, {point.Address}") : (null, null);
        if (wish.Place == DeliveryPlace.DistrictOffice) leg.State = LegState.Cancelled;
    }
}
