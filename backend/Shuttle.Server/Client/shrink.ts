// A photo of a modern phone has ten times the bytes that a gate needs: it is made smaller before it is sent, where the browser can.
// The server takes the original too and cleans either.

const LONGEST = 1600;
const SMALL = 400 * 1024;

export function shrinkPhotos(input: HTMLInputElement): void {
  input.addEventListener('change', async () => {
    const file = input.files?.[0];
    if (!file || file.size <= SMALL) return;
    let picture: ImageBitmap;
    try {
      picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    } catch {
      return; // a format that this browser cannot read: the server says what to do
    }
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', 0.8));
    if (!small || small.size >= file.size || input.files?.[0] !== file) return;
    const list = new DataTransfer();
    list.items.add(new File([small], 'foto.jpg', { type: 'image/jpeg' }));
    input.files = list.files;
  });
}
