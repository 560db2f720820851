using System.Text;

namespace ElementGen.HostileDefinitions;

/// <summary>Changes to a JSON text that keep it JSON, for the most part: values and members are moved, doubled, taken out, and replaced by others.</summary>
internal static class JsonMutations
{
    private static readonly Action<Random, JsonTree, List<JsonTree>, Vocabulary>[] Changes =
    [
        Remove, Duplicate, DuplicateWithOtherValue, SwapPlaces, SwapValues, ReplaceByScalar, ReplaceByScalar, ReplaceByOther, Rename, Rename, Wrap, Unwrap,
        Repeat, Insert, Insert, ChangeText,
    ];

    /// <summary>Changes <paramref name="tree"/> in one to eight places.</summary>
    public static void Apply(Random random, JsonTree tree, Vocabulary words)
    {
        for (var count = 1 + random.Next(8); count > 0; count--)
            Changes[random.Next(Changes.Length)](random, tree, tree.All(), words);
    }

    private static void Remove(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        if (AnyParent(random, all) is { } children)
            children.RemoveAt(random.Next(children.Count));
    }

    private static void Duplicate(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        if (AnyParent(random, all) is { } children)
            children.Insert(random.Next(children.Count + 1), children[random.Next(children.Count)].Clone());
    }

    private static void DuplicateWithOtherValue(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        if (AnyParent(random, all) is { } children)
            children.Insert(random.Next(children.Count + 1), Named(words.Scalar(random), children[random.Next(children.Count)].Name));
    }

    private static void SwapPlaces(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        if (AnyParent(random, all) is not { } children)
            return;

        var (left, right) = (random.Next(children.Count), random.Next(children.Count));
        (children[left], children[right]) = (children[right], children[left]);
    }

    private static void SwapValues(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        var (left, right) = (Any(random, all), Any(random, all));
        var (one, other) = (left.Clone(), right.Clone());
        Replace(left, other);
        Replace(right, one);
    }

    private static void ReplaceByScalar(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words) =>
        Replace(Any(random, all), words.Scalar(random));

    private static void ReplaceByOther(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words) =>
        Replace(Any(random, all), RandomJson.Value(random, words, depth: 2));

    private static void Rename(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        var named = Any(random, all);
        if (named.Name is not null)
            named.Name = words.Name(random);
    }

    private static void Wrap(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        var value = Any(random, all);
        var inner = value.Clone();
        value.IsObject = random.Next(2) == 0;
        inner.Name = value.IsObject ? words.Name(random) : null;
        value.Children = [inner];
    }

    private static void Unwrap(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        var value = Any(random, all);
        if (value.Children is { Count: > 0 } children)
            Replace(value, children[random.Next(children.Count)]);
    }

    private static void Repeat(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        // Not what holds the whole text: it would double with each change.
        if (all.Count > 500 || AnyParent(random, all) is not { } children || children[random.Next(children.Count)] is not { } repeated || repeated.All().Count > 20)
            return;

        for (var count = random.Next(120); count > 0; count--)
            children.Add(repeated.Clone());
    }

    private static void Insert(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        var parent = Any(random, all);
        parent.Children?.Insert(random.Next(parent.Children.Count + 1), Named(RandomJson.Value(random, words, depth: 2), parent.IsObject ? words.Name(random) : null));
    }

    // Within a text: a piece of hostile text is put somewhere, or a part is taken out or said again.
    private static void ChangeText(Random random, JsonTree tree, List<JsonTree> all, Vocabulary words)
    {
        var value = Any(random, all);
        if (value.Children is not null || value.Scalar is not ['"', .., '"'])
            return;

        var text = new StringBuilder(value.Scalar, 1, value.Scalar.Length - 2, value.Scalar.Length * 2);
        var place = random.Next(text.Length + 1);
        switch (random.Next(3))
        {
            case 0:
                text.Insert(place, Vocabulary.Text(random)[1..^1]);
                break;
            case 1:
                text.Remove(place, Math.Min(text.Length - place, random.Next(4)));
                break;
            default:
                text.Insert(place, text.ToString(0, place));
                break;
        }

        value.Scalar = $"\"{text}\"";
    }

    private static void Replace(JsonTree place, JsonTree value)
    {
        var copy = value.Clone();
        (place.Scalar, place.Children, place.IsObject) = (copy.Scalar, copy.Children, copy.IsObject);
    }

    private static JsonTree Named(JsonTree value, string? name)
    {
        value.Name = name;
        return value;
    }

    private static JsonTree Any(Random random, List<JsonTree> all) => all[random.Next(all.Count)];

    private static List<JsonTree>? AnyParent(Random random, List<JsonTree> all)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            if (Any(random, all).Children is { Count: > 0 } children)
                return children;
        }

        return all[0].Children is { Count: > 0 } outermost ? outermost : null;
    }
}
