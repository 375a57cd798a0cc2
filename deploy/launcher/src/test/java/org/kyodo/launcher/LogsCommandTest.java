package org.kyodo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogsCommandTest {
    @Test
    void a_structured_log_line_is_made_readable_and_another_left_alone() {
        assertThat(LogsCommand.readable("""
                        {"@timestamp":"2026-04-17T05:00:00Z","log":{"level":"WARN","logger":"org.kyodo.X"},"message":"hm"}""")).isEqualTo("2026-04-17T05:00:00Z WARN  org.kyodo.X: hm");
        assertThat(LogsCommand.readable("READY mongodb=…")).isEqualTo("READY mongodb=…");
    }
}
