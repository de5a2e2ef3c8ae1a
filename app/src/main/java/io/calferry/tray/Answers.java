package io.calferry.tray;

import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

import java.util.Map;

/// Properties of an object on the bus that nobody may set.
public interface Answers extends Properties {

    /// All properties, by their name.
    Map<String, Variant<?>> properties();

    @Override
    default Map<String, Variant<?>> GetAll(String of) {
        return properties();
    }

    @Override
    @SuppressWarnings("unchecked")
    default <A> A Get(String of, String name) {
        var value = properties().get(name);
        if (value == null) {
            throw new DBusExecutionException("There is no property " + name);
        }
        return (A) value;
    }

    @Override
    default <A> void Set(String of, String name, A value) {
        throw new DBusExecutionException("The properties can't be set");
    }
}
