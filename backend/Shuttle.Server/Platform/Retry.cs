using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;

namespace Shuttle.Server.Platform;

/// <summary>
/// Decides anew when somebody else saved the same rows in between: the loser of a race loads again, sees what the winner did, and answers
/// from that.
/// </summary>
public static class Retry
{
    private const int Attempts = 4;

    public static async Task<T> OnConflictAsync<T>(ShuttleDb db, Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await work();
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }
}
