package org.kyodo.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of a whole service: HTTP, MongoDB's protocol and a real broker. Its database is its own and empty, its clock
 * moves, and {@link Platform} plays callers and the other services. What it sends to MongoDB is held against the list of
 * Stable API 1, and each query against the indexes that the service declares.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ServiceTestProperties.class)
@Import(PlatformConfiguration.class)
@ExtendWith({WithinStableApi.class, EveryQueryHasItsIndex.class})
public @interface ServiceTest {}
