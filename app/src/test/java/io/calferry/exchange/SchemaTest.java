package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calferry.bench.ews.EwsSchema;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeMap;

/// Our requests and the simulator's answers against Microsoft's schema, where it lies beside the
/// project. What holds everywhere is in [EwsContractTest].
class SchemaTest {

    @Test
    void all_that_is_said_keeps_to_the_schema() throws Exception {
        assumeTrue(
                EwsSchema.present().isPresent(),
                "Microsoft's schema of EWS is not beside the project");
        var schema = EwsSchema.present().orElseThrow();

        var faults = new TreeMap<String, List<String>>();
        for (var seen : Conversation.held().all()) {
            for (var text : List.of(seen.request(), seen.answerText())) {
                var its = schema.faults(text);
                if (!its.isEmpty()) {
                    faults.put(seen.operation() + ": " + text, its);
                }
            }
        }

        assertThat(faults).isEmpty();
    }
}
