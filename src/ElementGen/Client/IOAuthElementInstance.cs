namespace ElementGen;

/// <summary>What a generated class offers whose element is authorized by an OAuth grant, or can be.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IOAuthElementInstance<TSelf> : IElementInstance<TSelf>
    where TSelf : class, IOAuthElementInstance<TSelf>;
