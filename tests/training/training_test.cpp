// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "networks/loss.hpp"
#include "networks/synthetic_samples.hpp"
#include "networks/task_network.hpp"
#include "support/temporary_folder.hpp"
#include "tasks/task_dictionary.hpp"
#include "training/adam.hpp"
#include "training/train.hpp"

#include <atomic>
#include <cmath>
#include <map>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::training {
namespace {

using networks::NetworkSpec;
using networks::TaskNetwork;

NetworkSpec spec_of(std::string_view task) {
  dataset::Statistics statistics = dataset::taskonomy_statistics();
  statistics.fix_pose = {};
  statistics.fix_pose.std.fill(1);
  return networks::spec_for(task, 32, networks::Family::kCompact, dataset::taskonomy_classes(),
                            statistics);
}

// Batches of `batch` samples out of `count`, drawn by the step alone.
BatchSource source_of(const NetworkSpec& spec, int count, int batch) {
  auto samples =
      std::make_shared<std::vector<dataset::Sample>>(networks::synthetic_samples(spec, count));
  return [samples, batch](std::int64_t step) {
    RandomStream random(11, 0, static_cast<std::uint64_t>(step));
    std::vector<dataset::Sample> drawn;
    for (int i = 0; i < batch; ++i) drawn.push_back((*samples)[random.below(samples->size())]);
    return networks::collate(drawn);
  };
}

TrainOptions short_options(std::int64_t steps) {
  TrainOptions options;
  options.steps = steps;
  options.batch = 4;
  options.threads = 1;
  options.log_interval = 2;
  return options;
}

// --- Adam

TEST(Adam, StepsAsLibTorchDoes) {
  torch::manual_seed(1);
  constexpr double kRate = 0.01;
  constexpr double kDecay = 0.1;
  at::Tensor ours = at::randn({5, 3}).requires_grad_(true);
  at::Tensor theirs = ours.detach().clone().requires_grad_(true);
  Adam adam({ours});
  torch::optim::Adam reference({theirs}, torch::optim::AdamOptions(kRate).weight_decay(kDecay));
  const at::Tensor x = at::randn({7, 5});
  for (int i = 0; i < 20; ++i) {
    adam.zero_gradients();
    at::matmul(x, ours).tanh().square().sum().backward();
    reference.zero_grad();
    at::matmul(x, theirs).tanh().square().sum().backward();
    const torch::NoGradGuard no_gradients;
    adam.step(kRate, kDecay);
    reference.step();
  }
  EXPECT_LT((ours - theirs).abs().max().item<double>(), 1e-5);
}

TEST(Adam, ClipsTheNormOfAllGradientsTogether) {
  at::Tensor a = at::zeros({1}).requires_grad_(true);
  at::Tensor b = at::zeros({1}).requires_grad_(true);
  (3 * a + 4 * b).sum().backward();
  Adam adam({a, b});
  EXPECT_NEAR(adam.clip(1), 5, 1e-6);
  EXPECT_NEAR(a.grad().item<double>(), 0.6, 1e-6);
  EXPECT_NEAR(b.grad().item<double>(), 0.8, 1e-6);
  EXPECT_NEAR(adam.clip(0), 1, 1e-6);
}

// --- learning

std::vector<std::string> trained_tasks() {
  std::vector<std::string> out;
  for (const Task& task : task_dictionary()) {
    if (task.loss != TaskLoss::kNone) out.push_back(task.code);
  }
  return out;
}

class TrainingOfTask : public ::testing::TestWithParam<std::string> {};

// The mean test loss of eight samples falls to this share when the network is trained on them.
constexpr double kRemains = 0.8;

TEST_P(TrainingOfTask, OverfitsEightSamples) {
  const NetworkSpec spec = spec_of(GetParam());
  const networks::Batch batch = networks::collate(networks::synthetic_samples(spec, 8));
  TaskNetwork network(spec, 2);
  // In training mode normalisation takes the batch's statistics, as the loop does.
  const auto loss = [&] {
    const torch::NoGradGuard no_gradients;
    network.train(true);
    const at::Tensor out =
        networks::training_loss(spec, network.forward(batch.inputs), batch.target);
    network.train(false);
    return out.item<double>();
  };
  const double before = loss();
  // Dropout, which the loss is taken with, makes classes and numbers slower to learn.
  TrainOptions options = short_options(spec.output.dense() ? 20 : 80);
  options.learning_rate = 5e-3;
  options.batch = 8;
  const TrainResult result = train(
      network, [&](std::int64_t) { return batch; }, options, RunContext{});
  EXPECT_TRUE(result.finished);
  EXPECT_LT(loss(), kRemains * before);
}

INSTANTIATE_TEST_SUITE_P(AllTasks, TrainingOfTask, ::testing::ValuesIn(trained_tasks()),
                         [](const auto& about) { return about.param; });

// --- the same bits

class Resuming : public ::testing::Test {
 protected:
  static constexpr std::int64_t kSteps = 9;

  // Dropout and normalisation: all that has a state.
  const NetworkSpec spec = spec_of("room_layout");
  const BatchSource source = source_of(spec, 6, 4);
  testing::TemporaryFolder folder;

  TrainOptions options() const {
    TrainOptions out = short_options(kSteps);
    out.checkpoint = folder / "checkpoint";
    out.checkpoint_seconds = 0;
    return out;
  }
  std::uint64_t undisturbed() const {
    TrainOptions plain = options();
    plain.checkpoint.clear();
    TaskNetwork network(spec, 1);
    train(network, source, plain, RunContext{});
    return network.hash();
  }
};

TEST_F(Resuming, TwiceGivesTheSameBits) { EXPECT_EQ(undisturbed(), undisturbed()); }

TEST_F(Resuming, AfterBeingStoppedGivesTheBitsOfAnUndisturbedRun) {
  TrainResult result;
  for (const std::int64_t stop_at : {std::int64_t{2}, std::int64_t{5}}) {
    TaskNetwork network(spec, 1);
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    context.on_progress = [&](double done, double, std::string_view) {
      if (done >= static_cast<double>(stop_at)) stop.request_stop();
    };
    result = train(network, source, options(), context);
    EXPECT_FALSE(result.finished);
    EXPECT_EQ(result.steps, stop_at);
  }
  EXPECT_EQ(result.resumed_at, 2);
  TaskNetwork network(spec, 1);
  result = train(network, source, options(), RunContext{});
  EXPECT_TRUE(result.finished);
  EXPECT_EQ(result.resumed_at, 5);
  EXPECT_EQ(network.hash(), undisturbed());
  // The curve is one: steps 2, 4, 6, 8 and the last.
  std::vector<std::int64_t> steps;
  for (const CurvePoint& point : result.curve) steps.push_back(point.step);
  EXPECT_THAT(steps, ::testing::ElementsAre(2, 4, 6, 8, 9));
}

// What a kill leaves: the last checkpoint, and nothing that was done since.
TEST_F(Resuming, AfterAFailureGivesTheBitsOfAnUndisturbedRun) {
  TrainOptions rare = options();
  rare.checkpoint_seconds = 0;
  {
    TaskNetwork network(spec, 1);
    const BatchSource failing = [&](std::int64_t step) {
      if (step == 6) throw std::runtime_error("the disk has gone");
      return source(step);
    };
    EXPECT_THAT([&] { train(network, failing, rare, RunContext{}); },
                ::testing::ThrowsMessage<std::runtime_error>("the disk has gone"));
  }
  // As if it had been killed before the later checkpoint was renamed.
  write_file_atomically(folder / "checkpoint.tmp-1", "torn", Links::kFollow);
  TaskNetwork network(spec, 7);  // whatever it begins with
  const TrainResult result = train(network, source, options(), RunContext{});
  EXPECT_GT(result.resumed_at, 0);
  EXPECT_EQ(network.hash(), undisturbed());
}

TEST_F(Resuming, WhenAllIsDoneDoesNothing) {
  TaskNetwork network(spec, 1);
  train(network, source, options(), RunContext{});
  const std::uint64_t hash = network.hash();
  TaskNetwork again(spec, 1);
  const BatchSource never = [](std::int64_t) -> networks::Batch {
    throw std::logic_error("no batch is needed");
  };
  const TrainResult result = train(again, never, options(), RunContext{});
  EXPECT_TRUE(result.finished);
  EXPECT_EQ(again.hash(), hash);
  EXPECT_EQ(result.curve.size(), 5U);
}

TEST_F(Resuming, RefusesACheckpointOfAnotherRun) {
  TaskNetwork network(spec, 1);
  train(network, source, options(), RunContext{});
  TrainOptions other = options();
  other.learning_rate = 0.5;
  TaskNetwork again(spec, 1);
  EXPECT_THROW(train(again, source, other, RunContext{}), Error);
  const NetworkSpec matching = spec_of("class_places");
  TaskNetwork another(matching, 1);
  EXPECT_THROW(train(another, source_of(matching, 2, 2), options(), RunContext{}), Error);

  std::string bytes = read_file(options().checkpoint);
  const std::uint64_t untouched = again.hash();
  for (const std::size_t at : {std::size_t{30}, bytes.size() / 2, bytes.size() - 1}) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    write_file_atomically(options().checkpoint, damaged, Links::kFollow);
    EXPECT_THROW(train(again, source, options(), RunContext{}), Error);
  }
  write_file_atomically(options().checkpoint, bytes.substr(0, bytes.size() / 2), Links::kFollow);
  EXPECT_THROW(train(again, source, options(), RunContext{}), Error);
  EXPECT_EQ(again.hash(), untouched);
}

// --- the best state on what is held out

TEST_F(Resuming, ComesOutAsItWasAtTheBestCheck) {
  TrainOptions plain = options();
  plain.checkpoint.clear();
  plain.checks = 3;  // after steps 3, 6 and 9
  TaskNetwork network(spec, 1);
  std::vector<std::uint64_t> hashes;
  const HeldOutLoss worse_at_last = [&] {
    hashes.push_back(network.hash());
    return hashes.size() == 2 ? 1.0 : 2.0;
  };
  const TrainResult result = train(network, source, plain, RunContext{}, {}, worse_at_last);
  ASSERT_EQ(hashes.size(), 3U);
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.best->step, 6);
  EXPECT_EQ(result.best->loss, 1);
  EXPECT_EQ(network.hash(), hashes[1]);
  EXPECT_NE(hashes[2], hashes[1]);
  EXPECT_TRUE(result.finished);

  // Checks change nothing of what is trained, and what is no number is never the best.
  TaskNetwork other(spec, 1);
  const TrainResult none =
      train(other, source, plain, RunContext{}, {}, [] { return std::nan(""); });
  EXPECT_FALSE(none.best);
  EXPECT_EQ(other.hash(), undisturbed());
  EXPECT_EQ(hashes[2], undisturbed());
}

TEST_F(Resuming, RemembersTheBestStateOverKills) {
  TrainOptions with_checks = options();
  with_checks.checks = 9;
  TaskNetwork reference(spec, 1);
  const auto loss_of = [](TaskNetwork& network) {
    return [&network] { return network.parameters().front().abs().sum().item<double>(); };
  };
  TrainOptions plain = with_checks;
  plain.checkpoint.clear();
  const TrainResult expected =
      train(reference, source, plain, RunContext{}, {}, loss_of(reference));
  ASSERT_TRUE(expected.best);
  for (const std::int64_t last : {4, 7}) {
    TaskNetwork network(spec, 1);
    const BatchSource failing = [&](std::int64_t step) {
      if (step == last) throw std::runtime_error("killed");
      return source(step);
    };
    EXPECT_THROW(train(network, failing, with_checks, RunContext{}, {}, loss_of(network)),
                 std::runtime_error);
  }
  TaskNetwork network(spec, 5);
  const TrainResult result =
      train(network, source, with_checks, RunContext{}, {}, loss_of(network));
  EXPECT_GT(result.resumed_at, 0);
  EXPECT_EQ(result.best->step, expected.best->step);
  EXPECT_EQ(result.best->loss, expected.best->loss);
  EXPECT_EQ(network.hash(), reference.hash());
}

// --- what can go wrong

TEST(Training, SaysWhereALossIsNoNumber) {
  const NetworkSpec spec = spec_of("rgb2depth");
  const BatchSource source = [&, good = source_of(spec, 2, 2)](std::int64_t step) {
    networks::Batch batch = good(step);
    if (step == 3) batch.target.values.fill_(std::numeric_limits<float>::quiet_NaN());
    return batch;
  };
  TaskNetwork network(spec, 1);
  EXPECT_THAT([&] { train(network, source, short_options(9), RunContext{}); },
              ::testing::ThrowsMessage<Error>(::testing::AllOf(::testing::HasSubstr("rgb2depth"),
                                                               ::testing::HasSubstr("step 4"))));
}

TEST(Training, SaysThatADeviceIsMissing) {
  if (torch::cuda::is_available()) GTEST_SKIP() << "there is one";
  const NetworkSpec spec = spec_of("rgb2depth");
  TrainOptions options = short_options(2);
  options.device = "cuda:0";
  TaskNetwork network(spec, 1);
  EXPECT_THAT([&] { train(network, source_of(spec, 2, 2), options, RunContext{}); },
              ::testing::ThrowsMessage<Error>(::testing::HasSubstr("cuda:0")));
}

TEST(Training, OnCudaIsNearlyThatOnTheProcessor) {
  if (!torch::cuda::is_available()) GTEST_SKIP() << "no CUDA device";
  const NetworkSpec spec = spec_of("autoencoder");
  for (const bool mixed : {false, true}) {
    TrainOptions options = short_options(4);
    TaskNetwork here(spec, 1);
    const TrainResult expected = train(here, source_of(spec, 4, 4), options, RunContext{});
    options.device = "cuda";
    options.mixed_precision = mixed;
    TaskNetwork there(spec, 1);
    const TrainResult result = train(there, source_of(spec, 4, 4), options, RunContext{});
    EXPECT_NEAR(result.curve.back().losses[0], expected.curve.back().losses[0],
                mixed ? 0.02 : 0.002);
  }
}

TEST(Training, StoppedBeforeItBeganDoesNoStep) {
  const NetworkSpec spec = spec_of("rgb2depth");
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  TaskNetwork network(spec, 1);
  const std::uint64_t hash = network.hash();
  const TrainResult result = train(network, source_of(spec, 2, 2), short_options(9), context);
  EXPECT_FALSE(result.finished);
  EXPECT_EQ(result.steps, 0);
  EXPECT_EQ(network.hash(), hash);
}

// Two tasks that share a weight, by turns.
class TwoTasks : public Model {
 public:
  std::vector<std::string> loss_names() const override { return {"a", "b"}; }
  std::vector<at::Tensor> parameters() override { return {weight}; }
  std::vector<networks::NamedTensor> state() override { return {{"weight", weight}}; }
  void set_training(bool) override {}
  void to(const std::string&) override {}
  void reseed(std::uint64_t) override {}
  void losses(const Step& step, const TakeLoss& take) override {
    take(step.task, (weight - (step.task == 0 ? 1.0 : 3.0)).square().sum());
  }
  at::Tensor weight = at::zeros({1}).requires_grad_(true);
};

TEST(Training, StepsOverSeveralTasks) {
  TwoTasks model;
  TrainOptions options = short_options(400);
  options.learning_rate = 0.05;
  options.weight_decay = 0;
  const StepSource source = [](std::int64_t step) {
    return Step{static_cast<std::size_t>(step % 2), {}};
  };
  const TrainResult result = train(model, source, options, RunContext{});
  EXPECT_NEAR(model.weight.item<double>(), 2, 0.1);  // between both
  ASSERT_EQ(result.names, (std::vector<std::string>{"a", "b"}));
  EXPECT_NEAR(result.curve.back().losses[0], 1, 0.3);
  EXPECT_NEAR(result.curve.back().losses[1], 1, 0.3);
  EXPECT_THAT(format_curve(result), ::testing::StartsWith(R"({"losses":["a","b"],"points":[[2,)"));
}

// --- options

TEST(Options, ComeBackFromJson) {
  TrainOptions options;
  options.steps = 123;
  options.batch = 7;
  options.learning_rate = 0.0001;
  options.schedule = Schedule::kStep;
  options.clip_norm = 1.5;
  options.seed = ~std::uint64_t{0};
  options.device = "cuda:3";
  options.mixed_precision = true;
  const TrainOptions back = parse_options(format_options(options), "x");
  EXPECT_EQ(format_options(back), format_options(options));
  EXPECT_EQ(parse_options("{}", "x").steps, TrainOptions{}.steps);
}

TEST(Options, RefuseWhatMakesNoSense) {
  for (const char* text :
       {R"({"steps": 0})", R"({"steps": "many"})", R"({"learning_rate": 0})", R"({"speed": 1})",
        R"({"device": "tpu"})", R"({"device": "cuda:x"})", R"({"mixed_precision": true})",
        R"({"schedule": "linear"})", R"({"seed": -1})", R"([])", "{"}) {
    EXPECT_THROW(parse_options(text, "x"), Error) << text;
  }
}

TEST(Options, SmoothnessShrinksFromTheWholeRangeToNothing) {
  TrainOptions options;
  options.steps = 1000;
  EXPECT_EQ(options.smooth_at(0), 0);
  options.smooth = 0.5;
  EXPECT_DOUBLE_EQ(options.smooth_at(0), 2);
  EXPECT_DOUBLE_EQ(options.smooth_at(250), 1);
  EXPECT_DOUBLE_EQ(options.smooth_at(500), 0);
  EXPECT_DOUBLE_EQ(options.smooth_at(999), 0);
  options.smooth = 1.5;
  EXPECT_THROW(options.check(), Error);
}

TEST(Options, ScheduleTheLearningRate) {
  TrainOptions options;
  options.steps = 1000;
  options.learning_rate = 1;
  options.warm_up = 0.1;
  EXPECT_LT(options.rate_at(0), 0.011);
  EXPECT_NEAR(options.rate_at(100), 1, 1e-9);
  EXPECT_NEAR(options.rate_at(550), 0.505, 1e-9);
  EXPECT_NEAR(options.rate_at(999), 0.01, 1e-4);
  options.final_rate = 0.5;
  EXPECT_NEAR(options.rate_at(550), 0.75, 1e-9);
  EXPECT_NEAR(options.rate_at(999), 0.5, 1e-4);
  options.schedule = Schedule::kStep;
  options.final_rate = 0.1;
  EXPECT_EQ(options.rate_at(699), 1);
  EXPECT_EQ(options.rate_at(700), 0.1);
}

TEST(Options, HaveDefaultsForEveryTask) {
  for (const std::string& task : trained_tasks()) EXPECT_NO_THROW(default_options(task).check());
}

}  // namespace
}  // namespace taskatlas::training
