package org.kyodo.kit.tally;

import org.springframework.boot.SpringApplication;

/** The tally service as a process of its own. */
public final class TallyProcess {
    private TallyProcess() {}

    public static void main(String... arguments) {
        SpringApplication.run(TallyService.class, arguments);
    }
}
