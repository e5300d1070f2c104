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
        var search = new Search(this, from, count, except, distance);
        search.Run(0, _order.Length, 0);
        return search.Best;
    }

    private void Arrange(int start, int end, int axis)
    {
        if (end - start < 2)
        {
            return;
        }

        var keys = new double[end - start];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Key(_points[_order[start + i]], axis);
        }

        keys.AsSpan().Sort(_order.AsSpan(start, keys.Length));
        var middle = (start + end) / 2;
        Arrange(start, middle, 1 - axis);
        Arrange(middle + 1, end, 1 - axis);
    }

    private static double Key(PdfPoint point, int axis) => axis == 0 ? point.X : point.Y;

    private sealed class Search(KdTree tree, PdfPoint from, int count, int except, Func<PdfPoint, PdfPoint, double> distance)
    {
        private int _visits;

        public List<(int Index, double Distance)> Best { get; } = new(count + 1);

        public void Run(int start, int end, int axis)
        {
            if (start >= end || _visits++ > MaximumVisits)
            {
                return;
            }

            var middle = (start + end) / 2;
            Offer(tree._order[middle]);
            var side = Key(from, axis) - Key(tree._points[tree._order[middle]], axis);
            var (lower, upper) = ((start, middle), (middle + 1, end));
            var (near, far) = side < 0 ? (lower, upper) : (upper, lower);
            Run(near.Item1, near.Item2, 1 - axis);
            if (Best.Count < count || Math.Abs(side) < Best[^1].Distance)
            {
                Run(far.Item1, far.Item2, 1 - axis);
            }
        }

        private void Offer(int index)
        {
            if (index == except)
            {
                return;
            }

            var away = distance(from, tree._points[index]);
            if (Best.Count == count && away >= Best[^1].Distance)
            {
                return;
            }

            var place = 0;
            while (place < Best.Count && away >= Best[place].Distance)
            {
                place++;
            }

            Best.Insert(place, (index, away));
            if (Best.Count > count)
            {
                Best.RemoveAt(count);
            }
        }
    }
}
