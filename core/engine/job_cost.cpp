// SPDX-License-Identifier: MIT
// What one job costs, before anything is known of it but its parameters.
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "engine/job_samples.hpp"
#include "engine/network_cost.hpp"
#include "engine/plan.hpp"
#include "engine/throughput.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::engine {
namespace {

// ResNet-50 as others measure it: 4.09e9 multiplications an image of 224 × 224 (He et al., 2016,
// table 1, give 3.8e9 for the variant whose blocks stride first).
constexpr double kResNetImage =
    4.09e9 * throughput::kOperations * throughput::kTrainingPasses;  // operations in training

GpuModel model(const char* name, const char* title, double peak, double images,
               const char* source) {
  return {name, title, peak, images * kResNetImage,
          "ResNet-50 at " + format_number(images) + " images a second (" + source + ")"};
}

double at_most(std::int64_t limit, std::int64_t there) {
  return static_cast<double>(limit > 0 ? std::min(limit, there) : there);
}

bool on_gpu(const Job& job) { return job.device.starts_with("cuda"); }
NetworkShape shape_of(const Job& job) { return {job.family, job.image_size}; }

// What is not in the dictionary is the user's own.
Task task_of(const Job& job, const std::string& code) {
  if (const Task* known = find_dictionary_task(code)) return *known;
  if (const dataset::OwnTask* own = job.find_own(code)) return own->task;
  Task task;
  task.code = code;
  return task;
}

// One job as the estimates see it.
class Estimate {
 public:
  Estimate(const Job& job, const SplitSizes& sizes, const GpuModel& gpu)
      : job_(job), sizes_(sizes), gpu_(gpu), shape_(shape_of(job)) {}

  JobCost cost() {
    cost_.memory = static_cast<std::uint64_t>(throughput::kWorkerBytes);
    disk_ = throughput::kFileBytes;
    std::visit([this](const auto& work) { add(work); }, job_.work);
    if (job_.kind() != JobKind::kRender) cost_.seconds += throughput::kJobSeconds;
    cost_.memory += static_cast<std::uint64_t>(memory_);
    cost_.disk = static_cast<std::uint64_t>(disk_);
    if (on_gpu(job_) && job_.kind() != JobKind::kRender) {
      cost_.device_memory = static_cast<std::uint64_t>(throughput::kContextBytes + device_);
    }
    return cost_;
  }

 private:
  void add(const RenderJob& job) {
    const double side = job.size / throughput::kImageSize;
    cost_.seconds = static_cast<double>(job.views) / throughput::kRenderViews * side * side;
    disk_ += static_cast<double>(job.views) * throughput::kViewBytes * side * side;
  }

  void add(const TrainJob& job) {
    const Task task = task_of(job_, job.task);
    const NetworkCost network = task_network_cost(task, shape_);
    disk_ += network.parameters * kFloat;
    if (job.task == "random") return;
    const double test = job.self_losses ? at_most(job.test_images, sizes_.test) : 0;
    train_task_network(network, task, job.settings);
    pass(network, test, throughput::kTestImages / over_depth(network, task_network_cost),
         pictures_of(task));
    disk_ += test * throughput::kLossBytes;
    constexpr double kAhead = 6;  // batches that are made ready, or in use
    memory_ += kAhead * job.settings.batch * (picture_numbers(task) + label_numbers(task)) * kFloat;
  }

  void add(const EncodeJob& job) {
    const double views = views_of(job.targets, job.transfer_images, sizes_.validation) +
                         views_of(job.targets, job.test_images, sizes_.test);
    const Task task = task_of(job_, job.source);
    const NetworkCost network = encoder_cost(task, shape_);
    if (!job.network.empty()) {
      pass(network, views, throughput::kEncodeImages, 1);
    }
    const double row = representation_numbers() * kHalf;
    memory_ += views * row;
    disk_ += views * row;
  }

  void add(const BaselineJob& job) {
    const Task task = task_of(job_, job.target);
    const NetworkCost network = pixels_cost(task, shape_);
    const double test = at_most(job.test_images, sizes_.test);
    const double train_views = at_most(job.transfer_images, sizes_.validation);
    const dataset::OwnTask* own = job_.find_own(job.target);
    const bool novel = own != nullptr && own->novel;  // its constant is that of the transfer images
    const double average_views =
        at_most(average_samples(job_.image_size, novel ? job.transfer_images : job.train_images),
                novel ? sizes_.validation : sizes_.train);
    train(network, job.settings, throughput::kPixelsImages / over_depth(network, pixels_cost), 0);
    // Labels of the average, pictures and labels of what `pixels` is trained and tested on.
    pass(network, 2 * test, throughput::kTestImages, pictures_of(task));
    pass({}, train_views, throughput::kTestImages, pictures_of(task));
    pass({}, average_views, throughput::kTestImages, pictures_of(task));
    memory_ += (test + train_views) * (picture_numbers(task) + label_numbers(task)) * kFloat;
    disk_ += network.parameters * kHalf + 2 * test * throughput::kLossBytes;
  }

  void add(const TransferJob& job) {
    const Task task = task_of(job_, job.target);
    const auto sets = static_cast<double>(job.sources.size());
    const std::size_t order = job.sources.empty() ? 1 : job.sources.front().size();
    const NetworkCost network = readout_cost(task, shape_, static_cast<int>(order));
    const double test = at_most(job.test_images, sizes_.test);
    const double train_views = at_most(job.transfer_images, sizes_.validation);
    const double more = over_depth(network, [](const Task& depth, const NetworkShape& shape) {
      return readout_cost(depth, shape, 1);
    });
    const double before = cost_.seconds;
    train(network, job.settings, throughput::kReadoutImages / more, 0);
    pass(network, test, throughput::kTestImages / more, 0);
    cost_.seconds = before + sets * (cost_.seconds - before);
    if (counts_operations()) {  // labels, once for all sets; compact ones' are in their figures
      pass({}, train_views + test, throughput::kTestImages, pictures_of(task));
    }
    // Labels and representations are held in memory, pictures are not.
    memory_ +=
        (test + train_views) * kFloat *
        (label_numbers(task) + static_cast<double>(order) * task.inputs * representation_numbers());
    disk_ += sets * (network.parameters * kHalf + test * throughput::kLossBytes);
  }

  // That a sample is made of: jigsaw's tiles come of one.
  static double pictures_of(const Task& task) { return task.code == "jigsaw" ? 1 : task.inputs; }
  // Of a split, for so many samples of each target. Lists of all targets begin with the same views;
  // those of pairs and triplets have partners besides, which are counted as if none was shared.
  double views_of(const std::vector<std::string>& targets, std::int64_t samples,
                  std::int64_t there) const {
    double of_each = 1;
    for (const std::string& target : targets) of_each += pictures_of(task_of(job_, target)) - 1;
    return std::min(of_each * at_most(samples, there), static_cast<double>(there));
  }

  // Whether time is told by what networks compute, not by pictures a second that were measured.
  bool counts_operations() const { return on_gpu(job_) || job_.family == "resnet50"; }

  // How many times the multiplications of that network of depth it has. Figures of pictures a
  // second are of depth; others take as much longer, within a third, but for losses of classes,
  // colours and segments at pixels, with which it is up to twice that.
  template <typename Cost>
  double over_depth(const NetworkCost& network, Cost cost_of) const {
    const NetworkCost depth = cost_of(*find_dictionary_task("rgb2depth"), shape_);
    return network.multiplications / depth.multiplications;
  }

  // Figures of pictures a second are of 64 pixels and one thread.
  double slowness() const {
    const double side = job_.image_size / throughput::kImageSize;
    return side * side / threads();
  }
  double threads() const { return std::pow(std::max(1, job_.threads), kManyThreads); }
  double operations_a_second() const {
    return on_gpu(job_) ? gpu_.rate : throughput::kCoreOperations * threads();
  }
  double loaded_a_second() const {
    const double side = job_.image_size / throughput::kLoadSize;
    return throughput::kLoadImages / (side * side);
  }

  void train_task_network(const NetworkCost& network, const Task& task,
                          const TrainSettings& settings) {
    const double images = throughput::kTrainImages / over_depth(network, task_network_cost);
    const double pictures = pictures_of(task);
    if (!(settings.adversarial_weight > 0) || !takes_adversary(task)) {
      train(network, settings, images, pictures);
      return;
    }
    // The answer is judged forwards and, without gradients of weights, back; then it and the data's
    // picture, in one batch, forwards and back.
    constexpr double kBackToThePicture = 2, kPictures = 3;
    const double of_training = 1 / throughput::kTrainingPasses;
    const NetworkCost judged = discriminator_cost(task, shape_);
    NetworkCost both = network;
    both.multiplications += judged.multiplications * (kBackToThePicture * of_training + 2);
    both.layers += judged.layers * (kBackToThePicture * of_training + 1);
    both.parameters += judged.parameters;
    both.activations += kPictures * judged.activations;
    const auto steps = static_cast<double>(settings.steps);
    const double alone = settings.adversarial_from * steps;
    take_steps(network, alone, settings.batch, images, pictures);
    take_steps(both, steps - alone, settings.batch,
               images * network.multiplications / both.multiplications, pictures);
    keep(both, settings.batch);
  }

  void train(const NetworkCost& network, const TrainSettings& settings, double images,
             double pictures) {
    take_steps(network, static_cast<double>(settings.steps), settings.batch, images, pictures);
    keep(network, settings.batch);
  }

  // `pictures`: of each sample, that are made ready for it; 0 where all is in memory.
  void take_steps(const NetworkCost& network, double steps, double batch, double images,
                  double pictures) {
    if (counts_operations()) {
      double step = batch * network.multiplications * throughput::kOperations *
                    throughput::kTrainingPasses / operations_a_second();
      if (on_gpu(job_)) {
        step = std::max(step,
                        throughput::kTrainingPasses * network.layers * throughput::kLayerSeconds);
      }
      // Another thread makes batches ready meanwhile.
      step = std::max(step, batch * pictures / loaded_a_second());
      cost_.seconds += steps * step;
    } else {
      cost_.seconds += slowness() * steps * batch / images;
    }
  }

  void keep(const NetworkCost& network, double batch) {
    // Weights, gradients, Adam's two moments, the best state; what is kept for the way back.
    constexpr double kCopies = 5;
    const double bytes = kFloat * (kCopies * network.parameters + batch * network.activations);
    (on_gpu(job_) ? device_ : memory_) += bytes;
  }

  // Samples on their way forwards alone.
  void pass(const NetworkCost& network, double samples, double images, double pictures) {
    if (!counts_operations()) {
      cost_.seconds += slowness() * samples / images;
      return;
    }
    double seconds =
        samples * network.multiplications * throughput::kOperations / operations_a_second();
    if (on_gpu(job_)) {
      const double at_once = samples_at_once(job_.image_size);
      seconds = std::max(seconds, samples / at_once * network.layers * throughput::kLayerSeconds);
    }
    cost_.seconds += seconds + samples * pictures / loaded_a_second();
  }

  double picture_numbers(const Task& task) const {
    constexpr double kChannels = 3;
    return kChannels * job_.image_size * job_.image_size * task.inputs;
  }
  double label_numbers(const Task& task) const { return target_numbers(task, shape_); }
  double representation_numbers() const {
    const double side = job_.family == "resnet50" ? job_.image_size / 16.0 : 16;
    constexpr double kChannels = 8;
    return kChannels * side * side;
  }

  static constexpr double kFloat = 4, kHalf = 2;  // bytes
  static constexpr double kManyThreads = 0.8;     // two threads are not twice one

  const Job& job_;
  const SplitSizes& sizes_;
  const GpuModel& gpu_;
  NetworkShape shape_;
  JobCost cost_;
  double memory_ = 0, device_ = 0, disk_ = 0;
};

}  // namespace

const std::vector<GpuModel>& gpu_models() {
  static const std::vector<GpuModel> models{
      model("a100", "NVIDIA A100, mixed precision", 312e12, 2470,
            "NVIDIA DeepLearningExamples, PyTorch"),
      model("v100", "NVIDIA V100, single precision", 15.7e12, 367,
            "NVIDIA DeepLearningExamples, PyTorch"),
      model("k80", "NVIDIA K80 (one of its two), single precision", 4.37e12, 51.3,
            "TensorFlow's benchmarks, Amazon EC2 p2, 2017")};
  return models;
}

GpuModel find_gpu(const std::string& text) {
  std::string names;
  for (const GpuModel& one : gpu_models()) {
    if (one.name == text) return one;
    names += (names.empty() ? "" : ", ") + one.name;
  }
  constexpr double kMost = 1e6;
  const auto rate = parse_number(text);
  if (!rate || !(*rate > 0) || *rate > kMost) {
    throw usage_error("the GPU '" + text + "' is none of " + names +
                      ", nor a number of operations a second in units of 10^12 that it keeps up "
                      "in training");
  }
  return {"", "a GPU", 0, *rate * 1e12, "as asked for"};
}

JobCost estimate(const Job& job, const SplitSizes& sizes, const GpuModel& gpu) {
  return Estimate(job, sizes, gpu).cost();
}

ExpectedCost estimate(const ExpectedTransfers& expected, const Experiment& experiment,
                      const SplitSizes& sizes, const GpuModel& gpu) {
  const Profile& profile = experiment.profile;
  const auto most = static_cast<std::size_t>(profile.readouts_per_job);
  const std::size_t together = std::min(expected.sets, most);
  TransferJob work;
  work.target = expected.key.target;
  work.sources.assign(together,
                      std::vector<std::string>(static_cast<std::size_t>(expected.order), "any"));
  work.transfer_images = expected.key.transfer_images;
  work.test_images = profile.test_images;
  work.settings = profile.transfer;
  Job job;
  if (const auto* own = experiment.find_own(expected.key.target)) job.own.push_back(*own);
  job.work = std::move(work);
  job.image_size = profile.image_size;
  job.family = profile.family;
  job.device = profile.device;
  job.threads = profile.threads;
  ExpectedCost all{estimate(job, sizes, gpu), expected.jobs(profile.readouts_per_job)};
  const double times =
      expected.chance * static_cast<double>(expected.sets) / static_cast<double>(together);
  all.longest = all.cost.seconds;
  all.cost.seconds *= times;
  all.cost.disk = static_cast<std::uint64_t>(static_cast<double>(all.cost.disk) * times);
  return all;
}

}  // namespace taskatlas::engine
