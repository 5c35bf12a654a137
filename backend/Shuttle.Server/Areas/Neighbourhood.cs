using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;
using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

/// <summary>
/// A row of the register of RW and RT. RW numbers start again in every kelurahan and RT numbers in every RW, so only the three together
/// name one; a row without RT is the RW itself.
/// </summary>
public sealed class Neighbourhood : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>Kemendagri code: "14.71.07.1006".</summary>
    public required string KelurahanCode { get; set; }
    /// <summary>Three digits.</summary>
    public required string Rw { get; set; }
    /// <summary>Three digits; empty for the RW itself.</summary>
    public string Rt { get; set; } = "";
    /// <summary>The head's account, where there is one.</summary>
    public Guid? HeadAccountId { get; set; }
    /// <summary>Where the head signs; without it no courier can call there.</summary>
    public Point? HeadPlace { get; set; }
    /// <summary>The head signs for couriers.</summary>
    public bool TakesPart { get; set; }

    /// <summary>"RT 003/RW 005", or "RW 005".</summary>
    public string Name => Rt.Length == 0 ? $"RW {Rw}" : $"RT {Rt}/RW {Rw}";

    /// <summary>The area code that an RT or RW head's account carries: "14.71.07.1006/005/003".</summary>
    public string Code => Rt.Length == 0 ? $"{KelurahanCode}/{Rw}" : $"{KelurahanCode}/{Rw}/{Rt}";
}

public sealed class NeighbourhoodTables : IEntityTypeConfiguration<Neighbourhood>
{
    public void Configure(EntityTypeBuilder<Neighbourhood> row)
    {
        row.HasIndex(n => new { n.DistrictId, n.KelurahanCode, n.Rw, n.Rt }).IsUnique();
        row.HasOne<Account>().WithMany().HasForeignKey(n => n.HeadAccountId).OnDelete(DeleteBehavior.Restrict);
        row.Ignore(n => n.Name).Ignore(n => n.Code);
    }
}
