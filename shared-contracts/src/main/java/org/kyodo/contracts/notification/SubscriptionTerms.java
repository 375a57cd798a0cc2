package org.kyodo.contracts.notification;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;

/** What a subscription is about 購読内容: how its department calls it, what it selects, and how that is delivered. */
public record SubscriptionTerms(
        @Line(max = 100) String name,
        SubscriptionFilter filter,
        @OnceEach List<DeliveryChannel> channels) implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(name);
    }
}
