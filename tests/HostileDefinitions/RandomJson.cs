namespace ElementGen.HostileDefinitions;

/// <summary>JSON made of nothing but the grammar and the words of a reader.</summary>
internal static class RandomJson
{
    /// <summary>A value in which objects and arrays are nested at most <paramref name="depth"/> deep.</summary>
    public static JsonTree Value(Random random, Vocabulary words, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
            return words.Scalar(random);

        var tree = new JsonTree { Children = [], IsObject = random.Next(5) < 3 };
        for (var count = random.Next(6); count > 0; count--)
        {
            var child = Value(random, words, depth - 1);
            child.Name = tree.IsObject ? words.Name(random) : null;
            tree.Children.Add(child);
        }

        return tree;
    }
}
