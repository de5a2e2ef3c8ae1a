package io.calferry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.List;
import java.util.Random;

class NetworkTest {

    @Test
    void only_what_leads_out_of_this_computer_is_looked_at() {
        var seen = Network.OF_INTERFACES.look().orElseThrow();
        assertThat(seen.all())
                .noneMatch(InetAddress::isLoopbackAddress)
                .noneMatch(InetAddress::isLinkLocalAddress);
        assertThat(Network.OF_INTERFACES.look()).contains(seen);
    }

    @Test
    void where_somebody_is_is_shown_nowhere() {
        var home = World.addresses("192.168.0.7", "2001:db8::7");
        var looked = new Event.Looked(home);
        var agenda = Agenda.empty(World.NOON).on(looked, World.NOON, new Random(4)).agenda();
        assertThat(agenda.network()).isEqualTo(home);
        assertThat(List.of(home.toString(), looked.toString(), agenda.toString()))
                .noneMatch(it -> it.contains("192") || it.contains("2001"));
    }
}
