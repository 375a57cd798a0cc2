package org.kyodo.evaluation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The evaluation of what city and citizens do together 協働の評価. */
@SpringBootApplication
public class EvaluationService {
    static void main(String[] arguments) {
        SpringApplication.run(EvaluationService.class, arguments);
    }
}
