// Reads a QR code with the camera: by the browser's own detector, else by a small decoder that is fetched then. What was read goes
// into the field of the page, as if a handheld scanner had typed it, and the form is sent.

interface Detector { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> }
declare const BarcodeDetector: { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> } | undefined;

const WIDEST = 900;

export function offerScanner(button: HTMLButtonElement): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-scanner]');
  const field = button.form?.querySelector<HTMLInputElement>('[data-scan-into]');
  if (!dialog || !field || !navigator.mediaDevices) return;
  button.hidden = false;
  button.addEventListener('click', () => void open(dialog, field));
}

async function open(dialog: HTMLDialogElement, field: HTMLInputElement): Promise<void> {
  const video = dialog.querySelector('video')!;
  const said = dialog.querySelector<HTMLElement>('[data-scan-said]')!;
  said.textContent = '';
  dialog.showModal();
  let camera: MediaStream;
  try {
    camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    said.textContent = dialog.dataset['none'] ?? '';
    return;
  }
  video.srcObject = camera;
  const stop = () => camera.getTracks().forEach(track => track.stop());
  dialog.addEventListener('close', stop, { once: true });
  await video.play();
  const read = await reader();
  while (dialog.open) {
    const text = video.readyState >= video.HAVE_CURRENT_DATA ? await read(video) : null;
    if (text) {
      dialog.close();
      field.value = text;
      field.form!.requestSubmit();
      return;
    }
    await new Promise(done => setTimeout(done, 150));
  }
}

async function reader(): Promise<(video: HTMLVideoElement) => Promise<string | null>> {
  if (typeof BarcodeDetector !== 'undefined' && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async video => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { default: decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', { willReadFrequently: true })!;
  return async video => {
    const scale = Math.min(1, WIDEST / video.videoWidth);
    [canvas.width, canvas.height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(drawing.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      return null; // no code in this picture
    }
  };
}
