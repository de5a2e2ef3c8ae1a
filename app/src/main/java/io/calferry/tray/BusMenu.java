package io.calferry.tray;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.List;
import java.util.Map;

/// A menu as panels read it (`com.canonical.dbusmenu`, described in dbus-menu.xml of libdbusmenu).
/// Public, like all interfaces of objects on the bus, because the library calls it by reflection.
@DBusInterfaceName(BusMenu.NAME)
public interface BusMenu extends DBusInterface {

    String NAME = "com.canonical.dbusmenu";
    String PATH = "/MenuBar";

    /// The lines below `parent`.
    Two<UInt32, Line> GetLayout(int parent, int depth, List<String> names);

    List<Properties> GetGroupProperties(List<Integer> ids, List<String> names);

    Variant<?> GetProperty(int id, String name);

    void Event(int id, String event, Variant<?> data, UInt32 timestamp);

    /// Answers with the ids that it does not know. Panels on libdbusmenu tell clicks only here.
    List<Integer> EventGroup(List<Happened> events);

    boolean AboutToShow(int id);

    /// Answers with the ids whose lines have to be read anew, and those that it does not know.
    Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

    /// An answer of two values. The library tells their types by the parameters of the class.
    final class Two<A, B> extends Tuple {

        @Position(0)
        public final A first;

        @Position(1)
        public final B second;

        public Two(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /// One line with those below it, `(ia{sv}av)`.
    final class Line extends Struct {

        static final String SIGNATURE = "(ia{sv}av)";

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> children;

        public Line(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    /// How one line looks, `(ia{sv})`.
    final class Properties extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> values;

        public Properties(int id, Map<String, Variant<?>> values) {
            this.id = id;
            this.values = values;
        }
    }

    /// What happened to a line, `(isvu)`.
    final class Happened extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final String event;

        @Position(2)
        public final Variant<?> data;

        @Position(3)
        public final UInt32 timestamp;

        public Happened(int id, String event, Variant<?> data, UInt32 timestamp) {
            this.id = id;
            this.event = event;
            this.data = data;
            this.timestamp = timestamp;
        }
    }

    /// The lines below `parent` are others.
    final class LayoutUpdated extends DBusSignal {
        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
        }
    }
}
