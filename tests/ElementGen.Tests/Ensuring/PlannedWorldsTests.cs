using System.Collections.Concurrent;
using CsCheck;

namespace ElementGen.Tests;

/// <summary>Whatever state a store and a platform are in, a plan changes nothing, and ensuring does what was planned.</summary>
public sealed class PlannedWorldsTests
{
    [Fact]
    public void What_was_planned_is_what_ensuring_does()
    {
        var actions = new ConcurrentDictionary<PlannedAction, int>();

        Gen.Byte.Array[0, 24].Sample(
            numbers => actions.AddOrUpdate(new PlannedWorld(numbers).Try(), 1, static (_, count) => count + 1),
            iter: 3_000);

        // The worlds are such that each action is planned in some of them.
        Assert.Equal(Enum.GetValues<PlannedAction>().Order(), actions.Keys.Order());
    }
}
