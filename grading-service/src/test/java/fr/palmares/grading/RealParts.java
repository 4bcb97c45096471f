package fr.palmares.grading;

import fr.palmares.backends.RealBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

@QuarkusTestResource(
        value = RealBackends.class,
        initArgs = {
            @ResourceArg(name = "service", value = "grading"),
            @ResourceArg(name = "parts", value = "postgres,kafka")
        })
class RealParts {}
