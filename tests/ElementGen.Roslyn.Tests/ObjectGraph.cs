using System.Collections.Concurrent;
using System.Reflection;

namespace ElementGen.Roslyn.Tests;

/// <summary>
/// What an object keeps alive: everything that its fields lead to, private and inherited ones too, through arrays, collections, structs and what
/// delegates have captured. Weak references keep nothing alive and are not followed.
/// </summary>
/// <param name="forbidden">The types that must not be found.</param>
/// <param name="opaque">A type that may be found, and whose objects are not looked into; null for none.</param>
internal sealed class ObjectGraph(IReadOnlyCollection<Type> forbidden, Type? opaque = null)
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    // What was walked before led to nothing forbidden, or the walk would have ended there.
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The way from <paramref name="root"/> to the nearest object that is of a forbidden type, derived from it or implementing it; null when there
    /// is none among what no earlier call has walked.
    /// </summary>
    /// <returns>Types and fields: <c>Acme.Order -> _lines : Acme.Line[] -> [3] : Acme.Line</c>.</returns>
    public string? FindPath(object? root)
    {
        var waiting = new Queue<Reached>();
        Reach(null, "", root);
        while (waiting.TryDequeue(out var reached))
        {
            if (forbidden.Any(type => type.IsInstanceOfType(reached.Value)))
                return reached.ToString();

            if (opaque?.IsInstanceOfType(reached.Value) == true)
                continue;

            if (reached.Value is Array array)
            {
                if (!IsLeaf(array.GetType().GetElementType()!))
                {
                    var index = 0;
                    foreach (var item in array)
                        Reach(reached, $"[{index++}] : ", item);
                }
            }
            else
            {
                foreach (var field in Fields.GetOrAdd(reached.Value.GetType(), FieldsOf))
                    Reach(reached, field.Name + " : ", field.GetValue(reached.Value));
            }
        }

        return null;

        void Reach(Reached? from, string edge, object? value)
        {
            if (value is not null && !IsLeaf(value.GetType()) && (value is ValueType || _seen.Add(value)))
                waiting.Enqueue(new Reached(from, edge, value));
        }
    }

    private static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            fields.AddRange(declaring
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(static field => !IsLeaf(field.FieldType)));
        }

        return [.. fields];
    }

    // What leads nowhere, and reflection's own objects, which lead to everything.
    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsFunctionPointer || type == typeof(string) || type == typeof(decimal)
        || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Assembly).IsAssignableFrom(type) || typeof(Module).IsAssignableFrom(type);

    private sealed record Reached(Reached? From, string Edge, object Value)
    {
        public override string ToString() => (From is null ? "" : From + " -> ") + Edge + Value.GetType();
    }
}
