package org.samgraf.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Format;
import org.samgraf.http.Languages;
import org.samgraf.http.Page;
import org.samgraf.query.Answers;
import org.samgraf.query.Choices;
import org.samgraf.query.Labels;
import org.samgraf.query.Parameter;
import org.samgraf.query.Question;
import org.samgraf.query.QuestionCatalogue;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Describes the questions for machines (OpenAPI 3.1), from the catalogue of questions
 * alone.
 */
@Component
class OpenApiDescription implements OpenApiCustomizer {

	private static final String PROBLEM = "application/problem+json";

	private final QuestionCatalogue catalogue;

	private final Answers answers;

	OpenApiDescription(QuestionCatalogue catalogue, Answers answers) {
		this.catalogue = catalogue;
		this.answers = answers;
	}

	@Override
	public void customise(OpenAPI api) {
		String language = LocaleContextHolder.getLocale().getLanguage();
		String served = Languages.SERVED.contains(language) ? language : Languages.SERVED.getFirst();
		api.setInfo(new Info().title("Samgraf")
			.version("1")
			.license(new License().name("CC0 1.0").url("https://creativecommons.org/publicdomain/zero/1.0/")));
		Paths paths = new Paths();
		paths.addPathItem("/api/questions",
				new PathItem().get(new Operation().operationId("questions")
					.addTagsItem("questions")
					.summary("All questions, with their parameters and choices")
					.addParametersItem(language())
					.responses(responses(List.of(Format.JSON)))));
		for (Question question : this.catalogue.questions()) {
			paths.addPathItem("/api/questions/" + question.name(), new PathItem().get(operation(question, served)));
			if (question.coverage() != null) {
				paths.addPathItem("/api/questions/" + question.name() + "/coverage",
						new PathItem().get(operation(question, served).operationId(question.name() + "/coverage")));
			}
		}
		api.setPaths(paths);
		api.setComponents(null);
	}

	private Operation operation(Question question, String language) {
		boolean triples = question.query().isConstructType() || question.query().isDescribeType();
		Operation operation = new Operation().operationId(question.name())
			.addTagsItem(question.topic())
			.summary(question.summary().get(language))
			.description(question.description().get(language))
			.responses(responses(Format.forTriples(triples)));
		Map<String, Choices> choices = this.answers.choices(question);
		Labels labels = this.answers.labels();
		question.parameters()
			.forEach(parameter -> operation
				.addParametersItem(parameter(parameter, choices.get(parameter.name()), labels, language)));
		operation.addParametersItem(language());
		operation.addParametersItem(number("page", 1, Page.MAX_NUMBER));
		operation.addParametersItem(number("size", question.pageSize(), Page.MAX_SIZE));
		return operation;
	}

	private static io.swagger.v3.oas.models.parameters.Parameter parameter(Parameter parameter,
			@Nullable Choices choices, Labels labels, String language) {
		Schema<?> schema = switch (parameter.type()) {
			case INTEGER -> new IntegerSchema();
			case DATE -> new StringSchema().format("date");
			case STRING -> new StringSchema();
			case IRI -> choiceSchema(choices, labels, language);
		};
		return new QueryParameter().name(parameter.name())
			.description(parameter.description().get(language))
			.required(parameter.required())
			.example(parameter.example())
			.explode(true)
			.schema(new ArraySchema().items(schema));
	}

	/**
	 * Other names of the same kind are accepted too, so that the choices are examples.
	 */
	private static StringSchema choiceSchema(@Nullable Choices choices, Labels labels, String language) {
		StringSchema schema = new StringSchema();
		if (choices != null) {
			schema.setExamples(choices.all()
				.stream()
				.filter(choice -> choice.claims() > 0)
				.map(choice -> labels.of(choice.value(), language))
				.toList());
		}
		return schema;
	}

	private static io.swagger.v3.oas.models.parameters.Parameter language() {
		StringSchema schema = new StringSchema();
		schema.setEnum(Languages.SERVED);
		return new QueryParameter().name("lang").schema(schema);
	}

	private static io.swagger.v3.oas.models.parameters.Parameter number(String name, int otherwise, int max) {
		IntegerSchema schema = new IntegerSchema();
		schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(max));
		schema.setDefault(otherwise);
		return new QueryParameter().name(name).schema(schema);
	}

	private static ApiResponses responses(List<Format> formats) {
		Content content = new Content();
		formats.forEach(format -> content.addMediaType(format.mediaType().toString().toLowerCase(Locale.ROOT),
				new MediaType().schema((format == Format.JSON) ? new ObjectSchema() : new StringSchema())));
		Content problem = new Content().addMediaType(PROBLEM, new MediaType().schema(new ObjectSchema()));
		return new ApiResponses().addApiResponse("200", new ApiResponse().description("OK").content(content))
			.addApiResponse("400", new ApiResponse().description("Bad Request").content(problem))
			.addApiResponse("406", new ApiResponse().description("Not Acceptable").content(problem))
			.addApiResponse("503", new ApiResponse().description("Service Unavailable").content(problem));
	}

}
