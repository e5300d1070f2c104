namespace UglyToad.PdfPig.Core;

/// <summary>Six numbers as PDF writes them: x' = Ax + Cy + E, y' = Bx + Dy + F.</summary>
internal readonly record struct TransformationMatrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly TransformationMatrix Identity = new(1, 0, 0, 1, 0, 0);

    public static TransformationMatrix Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>First this matrix, then the other.</summary>
    public TransformationMatrix Then(TransformationMatrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    public PdfPoint Apply(double x, double y) => new((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>How much longer an upright line becomes.</summary>
    public double VerticalScale => Math.Sqrt((C * C) + (D * D));
}
