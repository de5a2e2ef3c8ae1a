package io.calferry.tray;

import io.calferry.tray.Picture.Ink;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The icon as panels see it. Its methods run on threads of the bus.
final class IconOnBus implements NotifierItem, Answers {

    /// Those of panels at 100 to 300 %. Panels that take the largest and scale it, as XFCE's does,
    /// meet whole pixels at their sizes of 16, 24, 32 and 48.
    private static final int[] SIZES = {16, 20, 22, 24, 28, 32, 33, 44, 48, 55, 64, 66, 72, 96};

    private static final int MOST_TEXT = 500;

    private final Consumer<Wish> asked;
    private final Map<Look, List<Pixels>> drawn = new HashMap<>();
    private volatile Look look;
    private volatile String tooltip;

    /// What is to be drawn.
    record Look(IconState state, int frame) {}

    IconOnBus(Look look, String tooltip, Consumer<Wish> asked) {
        this.look = look;
        this.tooltip = tooltip;
        this.asked = asked;
    }

    /// One picture of the icon, `(iiay)`.
    static final class Pixels extends Struct {

        @Position(0)
        public final int width;

        @Position(1)
        public final int height;

        /// ARGB, in network byte order.
        @Position(2)
        public final byte[] argb;

        Pixels(int width, int height, byte[] argb) {
            this.width = width;
            this.height = height;
            this.argb = argb;
        }

        static Pixels of(Picture picture) {
            // A ByteBuffer is big-endian.
            var bytes = ByteBuffer.allocate(picture.argb().length * Integer.BYTES);
            bytes.asIntBuffer().put(picture.argb());
            return new Pixels(picture.size(), picture.size(), bytes.array());
        }
    }

    /// What is told of the icon, `(sa(iiay)ss)`.
    static final class ToolTip extends Struct {

        @Position(0)
        public final String iconName;

        @Position(1)
        public final List<Pixels> icon;

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        ToolTip(String title, String text) {
            this.iconName = "";
            this.icon = List.of();
            this.title = title;
            this.text = text;
        }
    }

    /// Takes another look; says whether it is another.
    boolean show(Look another) {
        var changes = !another.equals(look);
        look = another;
        return changes;
    }

    /// Takes another tooltip; says whether it is another.
    boolean tell(String another) {
        var changes = !another.equals(tooltip);
        tooltip = another;
        return changes;
    }

    /// `NeedsAttention` where something waits for a person.
    String status() {
        return look.state() == IconState.ATTENTION ? "NeedsAttention" : "Active";
    }

    @Override
    public Map<String, Variant<?>> properties() {
        var pixels = new Variant<>(pixels(), "a(iiay)");
        var properties = new HashMap<String, Variant<?>>();
        properties.put("Category", new Variant<>("ApplicationStatus"));
        properties.put("Id", new Variant<>("calferry"));
        properties.put("Title", new Variant<>("Calferry"));
        properties.put("Status", new Variant<>(status()));
        properties.put("WindowId", new Variant<>(0));
        properties.put("IconThemePath", new Variant<>(""));
        properties.put("IconName", new Variant<>(""));
        properties.put("IconPixmap", pixels);
        properties.put("OverlayIconName", new Variant<>(""));
        properties.put("OverlayIconPixmap", new Variant<>(List.of(), "a(iiay)"));
        properties.put("AttentionIconName", new Variant<>(""));
        properties.put("AttentionIconPixmap", pixels);
        properties.put("AttentionMovieName", new Variant<>(""));
        properties.put("ToolTip", new Variant<>(new ToolTip("Calferry", markup()), "(sa(iiay)ss)"));
        properties.put("ItemIsMenu", new Variant<>(false));
        properties.put("Menu", new Variant<>(new DBusPath(BusMenu.PATH)));
        return properties;
    }

    private List<Pixels> pixels() {
        synchronized (drawn) {
            return drawn.computeIfAbsent(look, IconOnBus::draw);
        }
    }

    private static List<Pixels> draw(Look look) {
        return IntStream.of(SIZES)
                .mapToObj(size -> Picture.of(look.state(), look.frame(), size, Ink.ON_ANY))
                .map(Pixels::of)
                .toList();
    }

    /// The specification has the text in a markup like HTML.
    private String markup() {
        var text = tooltip.length() > MOST_TEXT ? tooltip.substring(0, MOST_TEXT) : tooltip;
        return Markup.escaped(text);
    }

    /// A panel that can't show the menu by itself asks us to; then the window is the next best.
    @Override
    public void ContextMenu(int x, int y) {
        asked.accept(new Wish.Open());
    }

    @Override
    public void Activate(int x, int y) {
        asked.accept(new Wish.Open());
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        // A middle click means nothing to us.
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // There is nothing to scroll through.
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
