package org.kyodo.kit.tally;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The smallest service there can be, on which the chassis is tried. Also started as a process of its own. */
@SpringBootApplication
public class TallyService {
    public static void main(String... arguments) {
        SpringApplication.run(TallyService.class, arguments);
    }
}
