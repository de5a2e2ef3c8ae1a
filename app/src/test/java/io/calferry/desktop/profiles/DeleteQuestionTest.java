package io.calferry.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.Errands.Result;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.profile.Profile;
import io.calferry.profile.Way;
import io.calferry.sync.Watch;
import io.calferry.words.Words;

import javafx.scene.control.Button;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// The question what is to become of a profile and its copies.
class DeleteQuestionTest {

    @TempDir private Path home;
    private Offices offices;
    private Stand stand;
    private final AtomicInteger closed = new AtomicInteger();
    private final CountDownLatch written = new CountDownLatch(1);

    @BeforeEach
    void an_office() {
        offices = Offices.at(home);
        offices.office().agent().start(java.util.List.of());
        stand = Stand.at(offices.office(), Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        stand.close();
        offices.close();
    }

    /// So many that it takes until somebody says that it is enough, and then until the last write
    /// has come to its end.
    private final class Many implements Copies {
        @Override
        public Result<Long> count(Profile profile) {
            return new Result.Done<>(220L);
        }

        @Override
        public Result<Integer> remove(Profile profile, Watch watch) {
            try {
                WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, watch::cancelled);
                written.await();
            } catch (TimeoutException | InterruptedException e) {
                throw new AssertionError(e);
            }
            return new Result.Cancelled<>();
        }
    }

    private DeleteQuestion question() {
        var desk = stand.desk();
        var shelf = new Shelf(offices.office().book());
        var texts = desk.texts(DeleteQuestion.class);
        var acts = new ProfileActs(desk, shelf, new Many(), new ProfilesModel(desk, shelf));
        var words = Words.in(Locale.ENGLISH, ZoneOffset.UTC);
        return new DeleteQuestion(
                Visit.profile("Work", home.resolve("from"), home.resolve("to"), Way.DEFAULT),
                texts,
                words,
                acts,
                closed::incrementAndGet);
    }

    private void fire(String id) {
        Toolkit.run(stand.find(id, Button.class)::fire);
    }

    @Test
    void cancel_ends_the_removing_and_the_question_stays_until_it_is_known_what_is_left() {
        var question = Toolkit.on(this::question);
        stand.shows(question::node, () -> {});
        stand.settle();
        fire("delete-both");
        assertThat(stand.texts()).contains("removing the copies of Work");
        fire("delete-cancel");
        assertThat(stand.texts())
                .contains("Being cancelled: what has begun is still brought to its end.");
        assertThat(closed).hasValue(0);
        written.countDown();
        stand.settle();
        assertThat(stand.texts())
                .contains("Cancelled: the profile stays, with the copies that are left.");
        assertThat(stand.find("delete-both", Button.class).isDisabled()).isFalse();
        assertThat(closed).hasValue(0);
        fire("delete-cancel");
        assertThat(closed).hasValue(1);
    }
}
