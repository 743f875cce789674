using MudBlazor;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Dense, quiet, one accent. Nothing is downloaded: the first font of the stack that the machine has is used.</summary>
internal static class Theme
{
    private static readonly string[] Family = ["Inter", "system-ui", "Segoe UI", "Roboto", "sans-serif"];

    public static MudTheme Mud { get; } = new()
    {
        // The …Darken colours are MudAlert's text; the defaults miss 4.5:1 on its tinted background.
        PaletteLight = new PaletteLight
        {
            Primary = "#0072b2",
            PrimaryDarken = "#005a8e",
            PrimaryContrastText = "#ffffff",
            Secondary = "#5b6875",
            Tertiary = "#9a4f86",
            Background = "#f6f7f9",
            BackgroundGray = "#eef1f4",
            Surface = "#ffffff",
            TextPrimary = "#17202a",
            TextSecondary = "#5b6875",
            TextDisabled = "#69757f",
            ActionDefault = "#5b6875",
            LinesDefault = "#dfe4ea",
            LinesInputs = "#8a96a3",
            TableLines = "#dfe4ea",
            Divider = "#dfe4ea",
            Info = "#0072b2",
            InfoDarken = "#00527f",
            Success = "#007a5a",
            SuccessDarken = "#00563f",
            Warning = "#a84400",
            WarningDarken = "#8a3800",
            Error = "#b3261e",
            ErrorDarken = "#8f1d17",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#56b4e9",
            PrimaryDarken = "#8fcdf2",
            PrimaryContrastText = "#0c1116",
            Secondary = "#a3afba",
            Tertiary = "#d99bc4",
            Background = "#12171c",
            BackgroundGray = "#20282f",
            Surface = "#1b2229",
            TextPrimary = "#e6eaee",
            TextSecondary = "#a3afba",
            TextDisabled = "#8a96a3",
            ActionDefault = "#a3afba",
            LinesDefault = "#333c46",
            LinesInputs = "#7d8994",
            TableLines = "#333c46",
            Divider = "#333c46",
            Info = "#56b4e9",
            InfoDarken = "#9fd6f7",
            Success = "#2fc29a",
            SuccessDarken = "#7fe0c4",
            Warning = "#ff9b5c",
            WarningDarken = "#ffbd94",
            Error = "#ff8a80",
            ErrorDarken = "#ffb4ad",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Family, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Family, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Family, FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Family, FontSize = "0.8125rem", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Family, FontSize = "0.75rem", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "7px" },
    };
}
