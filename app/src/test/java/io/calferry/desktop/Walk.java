package io.calferry.desktop;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Looks at everything that a scene shows, as a reviewer of accessibility would. On the JavaFX
/// thread.
public record Walk(Scene scene, WritableImage picture) {

    /// The least contrast of text, and of large text (WCAG 2.2, success criterion 1.4.3, AA).
    private static final double CONTRAST = 4.5;

    private static final double CONTRAST_OF_LARGE = 3;

    /// Pixels: 18 points, and 14 points where it is bold.
    private static final double LARGE = 24;

    private static final double LARGE_AND_BOLD = 18.66;

    public static Walk of(Scene scene) {
        return new Walk(scene, scene.snapshot(null));
    }

    /// Controls that one can use and that a screen reader has no name for.
    public List<String> nameless() {
        var nameless = new ArrayList<String>();
        for (var node : shown(scene.getRoot())) {
            if (node instanceof Control control && isUsed(control) && name(control).isEmpty()) {
                nameless.add(path(control));
            }
        }
        return nameless;
    }

    private static boolean isUsed(Control control) {
        return switch (control) {
            case Label _, ScrollBar _, ScrollPane _ -> false;
            case ProgressIndicator _ -> true;
            default -> control.isFocusTraversable() && !isPartOf(control);
        };
    }

    /// Whether it is the inside of another control, which has the name.
    private static boolean isPartOf(Node node) {
        for (var it = node.getParent(); it != null; it = it.getParent()) {
            if (it instanceof Spinner<?> || it instanceof ComboBoxBase<?>) {
                return true;
            }
        }
        return false;
    }

    private String name(Control control) {
        if (control.getAccessibleText() != null && !control.getAccessibleText().isBlank()) {
            return control.getAccessibleText();
        }
        if (control instanceof Labeled labeled && !Said.on(labeled).isBlank()) {
            return Said.on(labeled);
        }
        return shown(scene.getRoot()).stream()
                .filter(it -> it instanceof Label label && label.getLabelFor() == control)
                .map(it -> ((Label) it).getText())
                .findFirst()
                .orElse("");
    }

    /// Everything that can be read on it and is no word that a person typed.
    public Set<String> texts() {
        var texts = new TreeSet<String>();
        for (var node : shown(scene.getRoot())) {
            switch (node) {
                case Labeled labeled -> add(texts, Said.on(labeled));
                case TextInputControl input -> add(texts, input.getPromptText());
                default -> {}
            }
            add(texts, node.getAccessibleText());
        }
        return texts;
    }

    /// Everything that stands on it, typed or not, and hidden by dots or not.
    public Set<String> everything() {
        return withTyped(_ -> true);
    }

    /// Everything that a person can read on it.
    Set<String> legible() {
        return withTyped(input -> !(input instanceof PasswordField));
    }

    private Set<String> withTyped(Predicate<TextInputControl> wanted) {
        var texts = new TreeSet<>(texts());
        for (var node : shown(scene.getRoot())) {
            if (node instanceof TextInputControl input && wanted.test(input)) {
                add(texts, input.getText());
            }
        }
        return texts;
    }

    private static void add(Set<String> texts, String text) {
        if (text != null && text.codePoints().anyMatch(Character::isLetter)) {
            texts.add(text.strip());
        }
    }

    /// What JavaFX draws in vain, again with each change near it: large regions and canvases of
    /// which nothing is seen, and pictures of what is drawn below them anyway.
    public List<String> vain() {
        var vain = new ArrayList<String>();
        for (var node : shown(scene.getRoot())) {
            if (node.isCache()) {
                vain.add("a picture of " + path(node));
            }
            // Those that come with a control; the program has none of its own.
            if (node instanceof Canvas) {
                vain.add("the canvas " + path(node));
            }
            if (node instanceof Region region && isLarge(region) && isTransparent(region)) {
                vain.add("the background of " + path(node));
            }
        }
        return vain;
    }

    private boolean isLarge(Region region) {
        return region.getWidth() * region.getHeight() > scene.getWidth() * scene.getHeight() / 8;
    }

    private static boolean isTransparent(Region region) {
        return region.getBackground() != null
                && region.getBackground().getFills().stream()
                        .anyMatch(it -> it.getFill() instanceof Color c && c.getOpacity() == 0);
    }

    /// Texts that are hard to read on what is behind them.
    public List<String> pale() {
        var pale = new ArrayList<String>();
        for (var node : shown(scene.getRoot())) {
            if (node instanceof Text text && isLegible(text)) {
                var ratio = contrast(colour(text), behind(text));
                if (ratio < least(text)) {
                    pale.add("%.2f %s".formatted(ratio, path(text) + " " + text.getText()));
                }
            }
        }
        return pale;
    }

    /// What can't be used at the moment may be pale (WCAG, inactive components).
    private boolean isLegible(Text text) {
        for (Node it = text; it != null; it = it.getParent()) {
            if (it.isDisabled() || it instanceof ScrollPane pane && !isInView(pane, text)) {
                return false;
            }
        }
        var bounds = seen(text);
        return !text.getText().isBlank()
                && text.getFill() instanceof Color
                && bounds.getWidth() >= 4
                && bounds.getHeight() >= 4;
    }

    /// What is scrolled out of sight lies behind something else.
    private static boolean isInView(ScrollPane pane, Text text) {
        var view = pane.localToScene(pane.getLayoutBounds());
        return view.contains(text.localToScene(text.getLayoutBounds()));
    }

    private static double least(Text text) {
        var font = text.getFont();
        var bold = font.getStyle().contains("Bold");
        return font.getSize() >= LARGE || bold && font.getSize() >= LARGE_AND_BOLD
                ? CONTRAST_OF_LARGE
                : CONTRAST;
    }

    private Color colour(Text text) {
        return (Color) text.getFill();
    }

    /// What of it lies within the scene, and within what cuts off what is in it.
    private Bounds seen(Text text) {
        var seen =
                common(
                        text.localToScene(text.getLayoutBounds()),
                        new BoundingBox(0, 0, scene.getWidth() - 1, scene.getHeight() - 1));
        for (var it = text.getParent(); it != null; it = it.getParent()) {
            if (it.getClip() != null) {
                seen = common(seen, it.localToScene(it.getClip().getBoundsInParent()));
            }
        }
        return seen;
    }

    static Bounds common(Bounds one, Bounds other) {
        var left = Math.max(one.getMinX(), other.getMinX());
        var top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - left),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - top));
    }

    /// The colour that most of the pixels behind a text have.
    private Color behind(Text text) {
        var bounds = seen(text);
        var reader = picture.getPixelReader();
        var counts = new HashMap<Integer, Integer>();
        for (var y = (int) bounds.getMinY(); y < bounds.getMaxY(); y++) {
            for (var x = (int) bounds.getMinX(); x < bounds.getMaxX(); x++) {
                counts.merge(reader.getArgb(x, y), 1, Integer::sum);
            }
        }
        var argb =
                counts.entrySet().stream()
                        .max(java.util.Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    private static double contrast(Color text, Color behind) {
        var blended =
                Color.color(
                        mix(text.getRed(), behind.getRed(), text.getOpacity()),
                        mix(text.getGreen(), behind.getGreen(), text.getOpacity()),
                        mix(text.getBlue(), behind.getBlue(), text.getOpacity()));
        var one = luminance(blended);
        var other = luminance(behind);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double mix(double over, double under, double opacity) {
        return over * opacity + under * (1 - opacity);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /// Texts of ours that don't fit where they stand.
    ///
    /// @param foreign whether a text holds words of other people, which may be cut
    public List<String> cut(Predicate<String> foreign) {
        var cut = new ArrayList<String>();
        for (var node : shown(scene.getRoot())) {
            if (node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !foreign.test(labeled.getText())) {
                for (var part : labeled.getChildrenUnmodifiable()) {
                    if (part instanceof Text text && isCut(labeled, text.getText())) {
                        cut.add(path(labeled) + " " + labeled.getText());
                    }
                }
                var bounds = labeled.localToScene(labeled.getLayoutBounds());
                if (bounds.getMaxX() > scene.getWidth() + 1 || bounds.getMinX() < -1) {
                    cut.add("beside the window: " + path(labeled) + " " + labeled.getText());
                }
            }
        }
        return cut;
    }

    /// @param shown what is left of its text
    private static boolean isCut(Labeled labeled, String shown) {
        var sign = labeled.getEllipsisString();
        return shown.endsWith(sign) && !labeled.getText().endsWith(sign)
                || shown.isEmpty() && !labeled.getText().isEmpty();
    }

    private static List<Node> shown(Node node) {
        var all = new ArrayList<Node>();
        collect(node, all);
        return all;
    }

    private static void collect(Node node, List<Node> all) {
        if (!node.isVisible()) {
            return;
        }
        all.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(it -> collect(it, all));
        }
    }

    private static String path(Node node) {
        var name = node.getClass().getSimpleName();
        var id = node.getId() == null ? "" : "#" + node.getId();
        var parent = node.getParent();
        return parent == null || parent.getParent() == null
                ? name + id
                : parent.getClass().getSimpleName() + ">" + name + id;
    }
}
