using Shuttle.Contracts;

namespace Shuttle.Driver.Runs;

/// <summary>
/// Why a paper did not change hands, by result. What is missing or unreadable is never a bare "failed": the resident learns what to do.
/// </summary>
public static class DoorReasons
{
    /// <summary>A signed statement stands for the paper.</summary>
    public const string StatementInstead = "statement-instead";

    public static readonly IReadOnlyDictionary<ItemResult, IReadOnlyList<string>> Table = new Dictionary<ItemResult, IReadOnlyList<string>>
    {
        [ItemResult.Accepted] = [],
        [ItemResult.Missing] = ["photo-instead", StatementInstead, "bring-later", "with-other-person", "lost"],
        [ItemResult.Unreadable] = ["damaged", "faded", "wrong-document"],
        [ItemResult.Refused] = ["resident-keeps", "wrong-holder", "content-wrong"],
    };

    /// <summary>With this reason nothing is open any more: something stands for the paper, or nobody comes again for it.</summary>
    public static bool Settles(string? reason) => reason is "photo-instead" or StatementInstead or "resident-keeps";
}
