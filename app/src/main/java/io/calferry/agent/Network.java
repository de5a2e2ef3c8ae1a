package io.calferry.agent;

import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What this computer is connected to, as far as it can tell without asking anybody.
@FunctionalInterface
public interface Network {

    /// The addresses that it has now; empty where that can't be told.
    Optional<Addresses> look();

    /// The same; empty also where the look itself fails. Time passes all the same, and what is due
    /// is to begin.
    default Optional<Addresses> lookOrPass() {
        try {
            return look();
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(Network.class).error("a look at the network", e);
            return Optional.empty();
        }
    }

    /// Looks at all interfaces that are up.
    Network OF_INTERFACES = Network::ofInterfaces;

    /// The addresses of this computer that lead out of it. Bridges of virtual machines and
    /// containers have some that are always there, so that only a new one tells of a new way out.
    /// They say where somebody is, and are shown nowhere.
    ///
    /// @param all without those of the computer itself and of a link that nobody has configured
    record Addresses(Set<InetAddress> all) {

        public Addresses {
            all = all.stream().filter(Addresses::leadsOut).collect(Collectors.toUnmodifiableSet());
        }

        /// Whether there is one that was not there `before`.
        boolean areMoreThan(Addresses before) {
            return !before.all.containsAll(all);
        }

        private static boolean leadsOut(InetAddress it) {
            return !it.isLoopbackAddress() && !it.isLinkLocalAddress() && !it.isAnyLocalAddress();
        }

        @Override
        public String toString() {
            return "Addresses";
        }
    }

    private static Optional<Addresses> ofInterfaces() {
        try (var interfaces = NetworkInterface.networkInterfaces()) {
            return Optional.of(
                    new Addresses(
                            interfaces
                                    .filter(Network::isUp)
                                    .flatMap(NetworkInterface::inetAddresses)
                                    .collect(Collectors.toSet())));
        } catch (SocketException _) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface it) {
        try {
            return it.isUp();
        } catch (SocketException _) {
            return false;
        }
    }
}
