package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.tray.Doorbell.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class DoorbellTest {

    private static final Duration NOT_LONG = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path data;

    private final BlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();

    @Test
    void a_second_start_hands_its_arguments_over() throws Exception {
        try (var bell = Doorbell.hang(data, heard::add)) {
            assertThat(bell).isNotNull();
            assertThat(Doorbell.ring(data, List.of("webcal://ö", ""), LONG))
                    .isEqualTo(Answer.HEARD);
            assertThat(Doorbell.ring(data, List.of(), LONG)).isEqualTo(Answer.HEARD);
            assertThat(next()).containsExactly("webcal://ö", "");
            assertThat(next()).isEmpty();
        }
        assertThat(data).isEmptyDirectory();
    }

    private List<String> next() throws InterruptedException {
        var next = heard.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void who_rings_where_nobody_is_is_told_so() {
        assertThat(Doorbell.ring(data, List.of(), NOT_LONG)).isEqualTo(Answer.NOBODY);
    }

    @Test
    void a_first_start_that_is_just_beginning_is_waited_for() throws Exception {
        var answer = CompletableFuture.supplyAsync(() -> Doorbell.ring(data, List.of("a"), LONG));
        try (var bell = Doorbell.hang(data, heard::add)) {
            assertThat(bell).isNotNull();
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(Answer.HEARD);
            assertThat(next()).containsExactly("a");
        }
    }

    @Test
    void what_a_killed_process_left_behind_is_taken_away() throws Exception {
        var socket = data.resolve("calferry.socket");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        assertThat(Doorbell.ring(data, List.of(), NOT_LONG)).isEqualTo(Answer.NOBODY);

        try (var bell = Doorbell.hang(data, heard::add)) {
            assertThat(bell).isNotNull();
            assertThat(Doorbell.ring(data, List.of(), LONG)).isEqualTo(Answer.HEARD);
        }
    }

    @Test
    void nonsense_and_too_much_are_not_heard() throws Exception {
        try (var bell = Doorbell.hang(data, heard::add)) {
            assertThat(bell).isNotNull();
            for (var number : List.of(-1, Integer.MAX_VALUE)) {
                try (var channel =
                        SocketChannel.open(
                                UnixDomainSocketAddress.of(data.resolve("calferry.socket")))) {
                    channel.write(ByteBuffer.allocate(4).putInt(number).flip());
                    assertThat(channel.read(ByteBuffer.allocate(4))).isNegative();
                }
            }
            assertThat(Doorbell.ring(data, Collections.nCopies(101, "a"), NOT_LONG))
                    .isEqualTo(Answer.NOBODY);
            assertThat(Doorbell.ring(data, List.of("still there"), LONG)).isEqualTo(Answer.HEARD);
            assertThat(next()).containsExactly("still there");
        }
    }

    @Test
    void a_path_that_is_too_long_is_said() throws IOException {
        var deep = Files.createDirectories(data.resolve("d".repeat(120)));

        assertThatThrownBy(() -> Doorbell.hang(deep, heard::add)).isInstanceOf(IOException.class);
        assertThat(Doorbell.ring(deep, List.of(), NOT_LONG)).isEqualTo(Answer.NOBODY);
    }
}
