package org.kyodo.notification;

import org.junit.jupiter.api.Test;
import org.kyodo.kit.ApiDescription;
import org.kyodo.kit.OddRequests;
import org.kyodo.kit.Platform;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class NotificationOddRequestsTest {
    @Test
    void odd_requests_to_every_operation_are_answered_with_problem_documents(@Autowired Platform platform) {
        new OddRequests(platform).areAnswered();
    }

    @Test
    void the_description_is_whole(@Autowired Platform platform) {
        ApiDescription.of(platform).written().isWhole();
    }

    @Test
    void the_page_of_examples_says_what_is_so(@Autowired Platform platform) {
        ApiDescription.of(platform).isAsDocumented("notification");
    }
}
