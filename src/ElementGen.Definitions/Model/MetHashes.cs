namespace ElementGen.Definitions;

/// <summary>
/// The hashes of texts that were met. One that was not there tells at almost no cost that its text was not; only where one comes again the texts
/// themselves need be compared.
/// </summary>
/// <param name="capacity">How many are to be expected.</param>
internal struct MetHashes(int capacity)
{
    // At most half full; an empty place holds 0.
    private uint[] _places = new uint[PlacesFor(capacity)];
    private int _count;

    /// <summary>Adds <paramref name="hash"/>; false when it was there. 0 and 1 count as one.</summary>
    public bool Add(uint hash)
    {
        if (_count * 2 >= _places.Length)
            Grow();

        hash = Math.Max(hash, 1);
        var place = PlaceOf(hash);
        if (_places[place] == hash)
            return false;

        _places[place] = hash;
        _count++;
        return true;
    }

    private static int PlacesFor(int capacity)
    {
        var places = 16;
        while (places < capacity * 2)
            places *= 2;

        return places;
    }

    private readonly int PlaceOf(uint hash)
    {
        var last = _places.Length - 1;
        var place = (int)hash & last;
        while (_places[place] != 0 && _places[place] != hash)
            place = (place + 1) & last;

        return place;
    }

    private void Grow()
    {
        var hashes = _places;
        _places = new uint[hashes.Length * 2];
        foreach (var hash in hashes)
        {
            if (hash != 0)
                _places[PlaceOf(hash)] = hash;
        }
    }
}
