using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Accounts;

public sealed class AccountTables : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<OneTimeCode>, IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Account> account) => account.HasIndex(a => a.PhoneIndex).IsUnique();

    public void Configure(EntityTypeBuilder<OneTimeCode> code) => code.HasIndex(c => c.PhoneIndex);

    public void Configure(EntityTypeBuilder<Device> device) =>
        device.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Restrict);
}
