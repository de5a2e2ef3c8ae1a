package io.calferry.agent;

import java.net.NetworkInterface;
import java.net.SocketException;

/// Whether this computer is connected to anything, as far as it can tell without asking anybody.
@FunctionalInterface
public interface Network {

    State state();

    /// Looks for an interface that leads out of this computer and has an address.
    Network OF_INTERFACES = Network::ofInterfaces;

    enum State {
        UP,
        DOWN
    }

    private static State ofInterfaces() {
        try {
            return NetworkInterface.networkInterfaces().anyMatch(Network::leadsOut)
                    ? State.UP
                    : State.DOWN;
        } catch (SocketException _) {
            return State.UP;
        }
    }

    private static boolean leadsOut(NetworkInterface it) {
        try {
            return it.isUp() && !it.isLoopback() && it.inetAddresses().findAny().isPresent();
        } catch (SocketException _) {
            return false;
        }
    }
}
