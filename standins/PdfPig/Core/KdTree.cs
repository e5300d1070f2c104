namespace UglyToad.PdfPig.Core;

/// <summary>Points arranged so that a point's nearest are found without a look at all the others.</summary>
internal sealed class KdTree
{
    /// <summary>Many times what a crowded page needs. Where all points lie alike far away, a search would look at each.</summary>
    private const int MaximumVisits = 300;

    private readonly PdfPoint[] _points;
    private readonly int[] _order;

    public KdTree(IEnumerable<PdfPoint> points)
    {
        _points = [.. points];
        _order = [.. Enumerable.Range(0, _points.Length)];
        Arrange(0, _order.Length, 0);
    }

    /// <summary>The indexes of the nearest, nearest first, without the one excepted.</summary>
    /// <param name="distance">At least as large as the difference on either axis.</param>
    public IReadOnlyList<(int Index, double Distance)> Nearest(PdfPoint from, int count, int except, Func<PdfPoint, PdfPoint, double> distance)
    {
        var best = new List<(int Index, double Distance)>(count + 1);
        var visits = 0;
        Search(0, _order.Length, 0);
        return best;

        void Search(int start, int end, int axis)
        {
            if (start >= end || visits++ > MaximumVisits)
            {
                return;
            }

            var middle = (start + end) / 2;
            var index = _order[middle];
            if (index != except)
            {
                Offer(index);
            }

            var side = Key(from, axis) - Key(_points[index], axis);
            var (near, far) = side < 0 ? ((start, middle), (middle + 1, end)) : ((middle + 1, end), (start, middle));
            Search(near.Item1, near.Item2, 1 - axis);
            if (best.Count < count || Math.Abs(side) < best[^1].Distance)
            {
                Search(far.Item1, far.Item2, 1 - axis);
            }
        }

        void Offer(int index)
        {
            var away = distance(from, _points[index]);
            var place = best.FindIndex(b => away < b.Distance);
            best.Insert(place < 0 ? best.Count : place, (index, away));
            if (best.Count > count)
            {
                best.RemoveAt(count);
            }
        }
    }

    private void Arrange(int start, int end, int axis)
    {
        if (end - start < 2)
        {
            return;
        }

        Array.Sort(_order, start, end - start, Comparer<int>.Create((a, b) => Key(_points[a], axis).CompareTo(Key(_points[b], axis))));
        var middle = (start + end) / 2;
        Arrange(start, middle, 1 - axis);
        Arrange(middle + 1, end, 1 - axis);
    }

    private static double Key(PdfPoint point, int axis) => axis == 0 ? point.X : point.Y;
}
