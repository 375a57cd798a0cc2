package org.kyodo.evaluation;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kyodo.chassis.form.Forms;
import org.kyodo.chassis.http.Limits;
import org.kyodo.kit.FormWalk;
import org.kyodo.kit.Platform;
import org.kyodo.kit.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class EvaluationFormsTest {
    @TestFactory
    Stream<DynamicTest> the_form_of_every_command_says_what_it_takes(
            @Autowired Platform platform, @Autowired Forms forms, @Autowired Limits limits) {
        return FormWalk.through(platform, forms, limits, "352039", "NP");
    }
}
