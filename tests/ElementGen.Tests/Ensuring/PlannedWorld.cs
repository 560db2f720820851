namespace ElementGen.Tests;

/// <summary>A store and a platform in a state that the dice decide, in which nobody else does anything.</summary>
internal sealed class PlannedWorld : PlanningTest
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);

    private readonly EnsureOptions _options;
    private readonly InfobipSms.Configuration _configuration;

    public PlannedWorld(byte[] numbers)
    {
        var dice = new Dice(numbers);
        Platform.TellsTokens = dice.Next() < 192;
        Platform.TellsDates = dice.Next() < 192;
        _options = new EnsureOptions
        {
            Recreate = dice.Next() >= 128,
            Adopt = dice.Next() >= 128 ? InstanceAdoption.ByName : InstanceAdoption.None,
        };
        _configuration = dice.Next() < 192 ? Seed.Configuration : Seed.Configuration with { Sender = "another" };
        WriteRow(dice);
        for (var i = dice.Next() / 100; i > 0; i--)
            Platform.Add(Name, dice.Next() < 224 ? "infobip" : "shopify", TagsBy(dice.Next()));

        Time.Run(SettleTime * 2 * (dice.Next() / 255.0));
    }

    /// <summary>Plans, ensures, and compares.</summary>
    /// <returns>What was planned.</returns>
    public PlannedAction Try()
    {
        var planned = Plan(_options, _configuration);
        if (planned.Action is PlannedAction.InProgress)
        {
            Time.Run(TimeSpan.FromMinutes(10));
            planned = Plan(_options, _configuration);
        }

        if (planned.Action is PlannedAction.InProgress)
        {
            // A deletion that was abandoned settles from when it is finished, which a plan does not do.
            Assert.True(_options.Recreate && Row!.State is ProvisioningState.Deleting, $"{Row} stays in progress.");
            return planned.Action;
        }

        var ensured = Assert.Single(EnsureAll([Desired(Name, _options, _configuration)]));

        Assert.Equal(Expected(planned.Action), ensured.Outcome);
        Assert.Equal(planned.Exception?.GetType(), ensured.Exception?.GetType());
        Assert.Equal(planned.Exception?.Message, ensured.Exception?.Message);
        if (planned.Action is PlannedAction.Adopt or PlannedAction.Found or PlannedAction.Differs)
            Assert.Equal(planned.InstanceIds, [$"{ensured.Instance!.Id}"]);

        return planned.Action;
    }

    private static EnsureOutcome Expected(PlannedAction action) => action switch
    {
        PlannedAction.Create => EnsureOutcome.Made,
        PlannedAction.Adopt => EnsureOutcome.Adopted,
        PlannedAction.Found => EnsureOutcome.Found,
        PlannedAction.Differs => EnsureOutcome.Differs,
        _ => EnsureOutcome.Failed,
    };

    private static string[] TagsBy(byte number) => number switch
    {
        < 64 => [],
        < 160 => [Tag],
        < 192 => [Tag, "by hand"],
        < 224 => ["by hand"],
        _ => [InstanceTag.Of("another scope", Key)],
    };

    private void WriteRow(Dice dice)
    {
        var state = (ProvisioningState?)(dice.Next() / 32);
        if (!Enum.IsDefined(state.Value))
            return;

        var instance = state is ProvisioningState.Retained or ProvisioningState.Missing or ProvisioningState.Deleting
            ? Run(() => Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration))
            : null;
        if (instance is not null)
            Change(instance, dice.Next());

        Write(new()
        {
            State = state.Value,
            Attempt = 1,
            SettleTime = SettleTime,
            Owner = dice.Next() < 224 ? null : "another",
            Lease = TimeSpan.FromSeconds(15),
            ConfigurationHash = Row?.ConfigurationHash,
            Instance = instance,
        });
        Assert.Equal(instance?.IdText, Row!.InstanceId);
    }

    /// <summary>What can have become of a retained instance.</summary>
    private void Change(ProvisionedInstance kept, byte number)
    {
        var instance = Platform.Instances[kept.Id];
        if (number >= 192)
            Platform.Instances.Remove(kept.Id);
        else if (number >= 160)
            (instance.Tags, instance.Token, instance.Name) = ([], "another-token-is-long-enough=", "another");
        else if (number >= 128)
            instance.Tags = [];
    }
}
