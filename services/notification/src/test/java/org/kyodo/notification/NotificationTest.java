package org.kyodo.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kyodo.kit.ServiceTest;
import org.springframework.test.context.TestPropertySource;

/** A test of the whole service: two retries, receivers on this machine, and guards that are quick to open again. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ServiceTest
@TestPropertySource(
        properties = {
            "kyodo.notification.master-key=Zm9yIHRlc3RzIG9ubHksIG5ldmVyIGZvciByZWFsISE=",
            "kyodo.webhook.allow-private=true",
            "kyodo.webhook.retries=1m,5m",
            "kyodo.webhook.retry-spread=0",
            "kyodo.webhook.verification=1m",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=1s"
        })
public @interface NotificationTest {}
